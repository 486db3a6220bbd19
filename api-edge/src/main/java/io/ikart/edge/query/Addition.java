package io.ikart.edge.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;

/** What another application knows of a thing that is shown. It can be shown without. */
public interface Addition {

  /** The question whose answer holds it. */
  QueryRequest question();

  /** Adds it to the body, from an answer with status OK or NOT_FOUND. */
  void addTo(ObjectNode body, QueryResponse answer);
}

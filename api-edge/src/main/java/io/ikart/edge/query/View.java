package io.ikart.edge.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;

/** One thing as the API shows it: what to ask for it, and how the answer reads. */
public interface View extends Place {

  /** What it is, for people, at the start of a sentence. */
  String name();

  /** The question whose answer holds it. */
  QueryRequest question();

  /** The body, from an answer with status OK. */
  ObjectNode json(QueryResponse answer);

  /** Whether it is empty, rather than missing, while nothing is known of it: lists are. */
  default boolean mayBeEmpty() {
    return false;
  }
}

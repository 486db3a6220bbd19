package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.order.Milestone;

/** How a line of an order's progress reads, in lists and in streams alike. */
public final class MilestoneJson {

  private MilestoneJson() {}

  public static ObjectNode of(Milestone milestone) {
    var node = Json.object();
    node.put("version", milestone.getVersion());
    node.put("event", milestone.getEvent());
    node.put("at", milestone.getAt().toString());
    node.put("status", milestone.getStatus().name());
    if (!milestone.getCode().isEmpty()) {
      node.put("code", milestone.getCode());
    }
    if (!milestone.getActionUrl().isEmpty()) {
      node.put("actionUrl", milestone.getActionUrl());
    }
    return node;
  }
}

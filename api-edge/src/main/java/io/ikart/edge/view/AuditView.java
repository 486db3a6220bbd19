package io.ikart.edge.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.http.Cursors;
import io.ikart.edge.query.View;
import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditFilter;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** One page of the audit log, the newest entries first. */
record AuditView(AuditFilter filter, String after, int limit, Views views) implements View {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String id() {
    return AuditLogs.SHOP;
  }

  @Override
  public String name() {
    return "The audit log";
  }

  @Override
  public String path() {
    return "/v1/admin/audit";
  }

  @Override
  public boolean mayBeEmpty() {
    return true;
  }

  @Override
  public QueryRequest question() {
    return QueryRequest.newBuilder()
        .setApplication(Questions.AUDIT)
        .setKind(QueryKind.AUDIT)
        .setKey(AuditLogs.SHOP)
        .setId(filter.text())
        .setParts(limit)
        .setAfter(after)
        .build();
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var body = Json.object();
    var listed = body.putArray("entries");
    var parts = answer.getParts();
    for (var part : parts) {
      listed.add(json(views.read(part.getValue(), ActionRecorded.class)));
    }
    if (answer.getMore() && !parts.isEmpty()) {
      body.put("next", Cursors.of(parts.get(parts.size() - 1).getId()));
    }
    return body;
  }

  private static ObjectNode json(ActionRecorded entry) {
    var meta = entry.getMeta();
    var audited = entry.getAudited();
    var node = Json.object();
    node.put("sequence", meta.getVersion());
    node.put("action", audited.getAction());
    node.put("object", audited.getObject());
    if (audited.getVersion() > 0) {
      node.put("version", audited.getVersion());
    }
    node.put("actor", meta.getActor());
    Json.putText(node, "address", audited.getAddress());
    Json.putText(node, "reason", audited.getReason());
    node.put("at", meta.getIssuedAt().toString());
    node.put("cause", meta.getCausedBy());
    put(node, "details", audited.getDetails());
    put(node, "before", audited.getBefore());
    put(node, "after", audited.getAfter());
    node.put("hash", hex(entry.getHash()));
    return node;
  }

  /** What is JSON is shown as such. */
  private static void put(ObjectNode node, String name, String json) {
    if (json.isEmpty()) {
      return;
    }
    try {
      node.set(name, JSON.readTree(json));
    } catch (JsonProcessingException e) {
      node.put(name, json); // no entry of ours: shown as it is
    }
  }

  private static String hex(ByteBuffer hash) {
    var bytes = new byte[hash.remaining()];
    hash.duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

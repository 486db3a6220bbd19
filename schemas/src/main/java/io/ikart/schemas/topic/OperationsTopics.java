package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.OPERATIONS;
import static io.ikart.schemas.topic.Topic.Group.REPLIES;
import static io.ikart.schemas.topic.Topic.Keep.AN_HOUR;
import static io.ikart.schemas.topic.Topic.Keep.A_QUARTER;
import static io.ikart.schemas.topic.Topic.Keep.LATEST;

import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.search.SynonymRule;
import java.util.List;

/** What the shop's own machinery needs. */
public final class OperationsTopics {

  /** Answers to the edges; each edge reads the partition it named in its commands. */
  public static final Topic REPLIES_TO_EDGES =
      new Topic(
          "replies",
          REPLIES,
          AN_HOUR,
          "catalog, stock, checkout, notification, webhook, customer, review, audit",
          List.of(Reply.class),
          reply -> ((Reply) reply).getCommandId());

  /** Table of synonyms by rule id, read whole by the search job. */
  public static final Topic SEARCH_SYNONYMS =
      new Topic(
          "search.synonyms",
          OPERATIONS,
          LATEST,
          "operators",
          List.of(SynonymRule.class),
          rule -> ((SynonymRule) rule).getRuleId());

  public static final Topic DEAD_LETTERS =
      new Topic(
          "dead.letters",
          OPERATIONS,
          A_QUARTER,
          "all",
          List.of(DeadLetter.class),
          letter -> ((DeadLetter) letter).getKey());

  private OperationsTopics() {}
}

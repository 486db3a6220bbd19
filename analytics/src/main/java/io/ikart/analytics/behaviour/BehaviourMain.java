package io.ikart.analytics.behaviour;

import io.ikart.analytics.behaviour.carts.CartFacts;
import io.ikart.analytics.behaviour.carts.CartsJob;
import io.ikart.analytics.behaviour.funnel.FunnelJob;
import io.ikart.analytics.behaviour.funnel.Steps;
import io.ikart.analytics.behaviour.terms.SearchFacts;
import io.ikart.analytics.behaviour.terms.TermsJob;
import io.ikart.analytics.kernel.JobEnvironment;
import io.ikart.analytics.kernel.JobSettings;
import io.ikart.analytics.kernel.Log;
import io.ikart.schemas.access.Declared;
import io.ikart.schemas.topic.AnalyticsTopics;

/** What shoppers do: funnels, search terms, carts left behind. */
public final class BehaviourMain {

  private BehaviourMain() {}

  public static void main(String[] arguments) throws Exception {
    var settings = JobSettings.from(System.getenv(), Declared.BEHAVIOUR.principal());
    var environment = JobEnvironment.open(settings);
    var log = new Log(environment, settings, "behaviour");
    log.write(
        "funnels", FunnelJob.funnels(log.read(Steps.OF_SHOPPERS)), AnalyticsTopics.FUNNEL_FIGURES);
    log.write(
        "terms", TermsJob.terms(log.read(SearchFacts.OF_ACTIONS)), AnalyticsTopics.SEARCH_TERMS);
    log.write(
        "left", CartsJob.abandoned(log.read(CartFacts.OF_CARTS)), AnalyticsTopics.ABANDONED_CARTS);
    environment.execute();
  }
}

package io.ikart.analytics.search;

import io.ikart.analytics.kernel.JobEnvironment;
import io.ikart.analytics.kernel.JobSettings;
import io.ikart.analytics.kernel.Log;
import io.ikart.analytics.kernel.Registry;
import io.ikart.schemas.access.Declared;

/** Keeps the index of the shop's products. Arguments: see {@link SearchArguments}. */
public final class SearchMain {

  private SearchMain() {}

  /** Attaches topics and index to the job and submits it. */
  public static void main(String[] arguments) throws Exception {
    var settings = JobSettings.from(System.getenv(), Declared.SEARCH.principal());
    var instance = SearchArguments.from(arguments);
    var environment = JobEnvironment.open(settings);
    var log = new Log(environment, settings, instance.name());
    var job = new SearchJob(instance.uidPrefix());
    var letters =
        new RefusedDocuments(
            instance.name(),
            settings.bootstrap(),
            settings.kafkaSecurity(),
            Registry.at(settings.registryUrl()));
    var index = SearchIndex.at(System.getenv("IKART_SEARCH_URL"), instance.generation());
    job.documents(log.read(job.products()), log.read(job.stock()), log.read(job.ratings()))
        .sinkTo(new DocumentSink(index, letters))
        .name("documents to " + index.name())
        .uid(instance.uidPrefix() + "-index");
    log.read(job.synonyms())
        .sinkTo(new SynonymSink(index))
        .setParallelism(1)
        .name("synonyms of " + index.name())
        .uid(instance.uidPrefix() + "-synonym-set");
    environment.execute(instance.name());
  }
}

package io.ikart.tools.search;

import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes an index. */
@Command(name = "drop", description = "Delete an index that is not behind the alias.")
final class SearchDropCommand implements ToolCommand {

  @Mixin private Console console;

  @Option(names = "--index", required = true, description = "the index")
  private String index;

  @Override
  public Integer call() throws Exception {
    var engine = new Elasticsearch(console.settings().searchUrl());
    if (engine.isInPlace(index)) {
      console.say("%s is what is searched; it stays", index);
      return FAILED;
    }
    if (engine.exists(index)) {
      engine.delete(index);
    }
    engine.forgetSynonyms(index);
    console.say("%s is deleted", index);
    return OK;
  }
}

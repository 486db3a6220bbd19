package io.ikart.connect.mail;

import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.MailIntent;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.loader.DelegatingLoader;
import io.pebbletemplates.pebble.loader.FileLoader;
import io.pebbletemplates.pebble.loader.Loader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes letters from templates: one file for each language and template, with the blocks subject,
 * text and html. A language without templates is told in English. Thread safe.
 */
final class Letters {

  private static final String OTHERWISE = "en";
  private static final String BUILT_IN = "io/ikart/connect/mail/";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,50}");
  private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

  private final PebbleEngine engine;
  private final String shopName;
  private final String shopUrl;

  Letters(MailConfig config) {
    this(
        config.getString(MailConfig.TEMPLATES),
        config.getString(MailConfig.SHOP_NAME),
        config.getString(MailConfig.SHOP_URL));
  }

  /**
   * @param folder with templates that come before those of the plugin; empty for none
   */
  Letters(String folder, String shopName, String shopUrl) {
    this.shopName = shopName;
    this.shopUrl = shopUrl;
    this.engine =
        new PebbleEngine.Builder()
            .loader(new DelegatingLoader(loaders(folder)))
            .strictVariables(true)
            .build();
  }

  private static List<Loader<?>> loaders(String folder) {
    var loaders = new ArrayList<Loader<?>>();
    if (!folder.isBlank()) {
      loaders.add(new FileLoader(Path.of(folder).toAbsolutePath().toString()));
    }
    var builtIn = new ClasspathLoader(Letters.class.getClassLoader());
    builtIn.setPrefix(BUILT_IN);
    loaders.add(builtIn);
    loaders.forEach(loader -> loader.setSuffix(".peb"));
    return loaders;
  }

  /** Whether there is a template of this name, in English at least. */
  boolean has(String template) {
    return NAME.matcher(template).matches() && exists(OTHERWISE, template);
  }

  /**
   * The letter for an intent, in the person's language.
   *
   * @param token it brings; empty when it brings none
   */
  Letter write(MailIntent intent, Contact contact, String token) {
    var asked = Locale.forLanguageTag(contact.getLocale());
    var language = exists(asked.getLanguage(), intent.getTemplate()) ? asked : Locale.ENGLISH;
    var template = template(language.getLanguage(), intent.getTemplate());
    var said = Words.of(intent, contact, token, language, shopName, shopUrl);
    var subject = block(template, "subject", said, language).strip();
    return new Letter(
        intent.getMeta().getAggregateId() + "." + intent.getNotificationId().replace('@', '.'),
        contact.getEmail(),
        contact.getName(),
        language.toLanguageTag(),
        LINE_BREAKS.matcher(subject).replaceAll(" "),
        block(template, "text", said, language).strip() + "\n",
        block(template, "html", said, language),
        intent.getFact().getAt());
  }

  private boolean exists(String language, String template) {
    if (!language.matches("[a-z]{2,8}")) {
      return false;
    }
    try {
      template(language, template);
      return true;
    } catch (LoaderException e) {
      return false;
    }
  }

  private PebbleTemplate template(String language, String template) {
    return engine.getTemplate(language + "/" + template);
  }

  private static String block(
      PebbleTemplate template, String block, Map<String, Object> said, Locale language) {
    var written = new StringWriter();
    try {
      template.evaluateBlock(block, written, said, language);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return written.toString();
  }
}

package io.ikart.schemas.seal;

/** Names of the fields that are sealed: what a ciphertext is bound to. */
public final class SealedFields {

  /** Whom to tell of an order: a Contact in the wire format. */
  public static final String CONTACT = "contact";

  /** The secret that signs a subscription's deliveries: its text, whsec_ and all. */
  public static final String WEBHOOK_SECRET = "webhook-secret";

  /** A token that a mail brings: its text. Belongs to the credentials it is for. */
  public static final String MAILED_TOKEN = "mailed-token";

  /** An address a customer keeps: a SavedAddress in the wire format. */
  public static final String ADDRESS = "address";

  private SealedFields() {}
}

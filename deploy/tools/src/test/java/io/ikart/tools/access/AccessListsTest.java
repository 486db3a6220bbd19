package io.ikart.tools.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessListsTest {

  @Test
  void areCommandsThatAnyClusterUnderstands() {
    var commands = AccessLists.ofTheShop().asCommands();

    assertThat(commands)
        .contains(
            "kafka-acls.sh --bootstrap-server \"$BOOTSTRAP\" --command-config \"$ADMIN_CONFIG\""
                + " --add --allow-principal 'User:stock' --operation Write --topic 'stock.events'",
            "kafka-acls.sh --bootstrap-server \"$BOOTSTRAP\" --command-config \"$ADMIN_CONFIG\""
                + " --add --allow-principal 'User:connectors' --operation Read --group 'connect-'"
                + " --resource-pattern-type prefixed",
            "kafka-acls.sh --bootstrap-server \"$BOOTSTRAP\" --command-config \"$ADMIN_CONFIG\""
                + " --add --deny-principal 'User:customer' --operation All --transactional-id"
                + " 'ikart-customer-orders-' --resource-pattern-type prefixed",
            "kafka-acls.sh --bootstrap-server \"$BOOTSTRAP\" --command-config \"$ADMIN_CONFIG\""
                + " --add --allow-principal 'User:operators' --operation Describe --cluster")
        .doesNotHaveDuplicates();
    assertThat(commands)
        .filteredOn(command -> command.contains("--topic 'stock.events'"))
        .filteredOn(command -> command.contains("--operation Write"))
        .hasSize(1);
  }
}

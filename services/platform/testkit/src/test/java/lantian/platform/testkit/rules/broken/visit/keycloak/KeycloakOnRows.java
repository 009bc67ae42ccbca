package lantian.platform.testkit.rules.broken.visit.keycloak;

import lantian.platform.testkit.rules.broken.visit.persistence.PublicRows;

/** An adapter that knows another adapter. */
record KeycloakOnRows(PublicRows rows) {}

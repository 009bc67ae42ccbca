#!/bin/bash
# Slows wrong tries at Keycloak's own administrators and keeps what happens there; run again, it changes nothing.
set -euo pipefail
kcadm=/opt/keycloak/bin/kcadm.sh
"$kcadm" config credentials --config /tmp/kcadm.config --server http://keycloak:8080 --realm master \
  --client lantian-setup --secret "$KC_BOOTSTRAP_ADMIN_CLIENT_SECRET"
"$kcadm" update realms/master --config /tmp/kcadm.config --file /realm/master.json

#!/bin/bash
# Adds the demo accounts and the command line's client to the realm; run again, it changes nothing.
set -euo pipefail
accounts=$(</realm/demo.json)
for name in LANTIAN_DEMO_PASSWORD LANTIAN_COUNTY_ID; do
  accounts=${accounts//"\${$name}"/${!name}}
done
printf '%s' "$accounts" > /tmp/demo.json
kcadm=/opt/keycloak/bin/kcadm.sh
"$kcadm" config credentials --config /tmp/kcadm.config --server http://keycloak:8080 --realm master \
  --client lantian-setup --secret "$KC_BOOTSTRAP_ADMIN_CLIENT_SECRET"
"$kcadm" create partialImport --config /tmp/kcadm.config --target-realm lantian --set ifResourceExists=SKIP --file /tmp/demo.json

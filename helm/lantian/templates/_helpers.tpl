{{/* All helpers that name a service take (dict "root" $ "name" "registry" "service" .Values.services.registry). */}}

{{- define "lantian.name" -}}
{{ printf "%s-%s" .root.Release.Name .name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "lantian.labels" -}}
{{ include "lantian.selector" . }}
app.kubernetes.io/part-of: lantian
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "lantian.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "lantian.image" -}}
{{- $image := .root.Values.image -}}
{{ with $image.registry }}{{ . }}/{{ end }}{{ $image.prefix }}-{{ .name }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- define "lantian.secret" -}}
valueFrom:
  secretKeyRef:
    name: {{ .from }}
    key: {{ .key }}
{{- end }}

{{/* Where metrics, probes and operators' commands are: a port that neither the ingress nor the gateway reaches. */}}
{{- define "lantian.managementPort" -}}9000{{- end }}

{{/* A service's own server, or the one of all. */}}
{{- define "lantian.databaseHost" -}}{{ .service.databaseHost | default .root.Values.database.host }}{{- end }}

{{/* The address of the database; with a CA, the server must show a certificate of it. */}}
{{- define "lantian.databaseUrl" -}}
{{- $database := .root.Values.database -}}
jdbc:postgresql://{{ include "lantian.databaseHost" . }}:{{ $database.port }}/{{ .name }}?sslmode={{ $database.sslMode }}
{{- if $database.ca.secret }}&sslrootcert=/trust/database/{{ $database.ca.key }}{{ end }}
{{- end }}

{{/* Where pods reach Keycloak. Plain http has to be asked for. */}}
{{- define "lantian.keycloakUrl" -}}
{{- $keycloak := .root.Values.keycloak -}}
{{- if not (or (hasPrefix "https://" $keycloak.url) $keycloak.plaintext) -}}
{{- fail (printf "keycloak.url %s sends secrets and tokens in clear: use https, or set keycloak.plaintext" $keycloak.url) -}}
{{- end -}}
{{ $keycloak.url }}
{{- end }}

{{/* Whether Keycloak's certificate is of an authority of its own. */}}
{{- define "lantian.keycloakCa" -}}
{{- $keycloak := .root.Values.keycloak -}}
{{ and (hasPrefix "https://" $keycloak.url) (ne $keycloak.ca.secret "") }}
{{- end }}

{{/* Certificates that a container needs, as volumes and as mounts. */}}
{{- define "lantian.trustVolumes" -}}
{{- with .root.Values.database.ca.secret }}
- name: database-ca
  secret:
    secretName: {{ . }}
    items: [{key: {{ $.root.Values.database.ca.key }}, path: {{ $.root.Values.database.ca.key }}}]
{{- end }}
{{- if and .root.Values.kafka.ca.secret (ne .name "gateway") }}
- name: kafka-ca
  secret:
    secretName: {{ .root.Values.kafka.ca.secret }}
    items: [{key: {{ .root.Values.kafka.ca.key }}, path: {{ .root.Values.kafka.ca.key }}}]
{{- end }}
{{- if eq (include "lantian.keycloakCa" .) "true" }}
- name: keycloak-ca
  secret:
    secretName: {{ .root.Values.keycloak.ca.secret }}
    items: [{key: {{ .root.Values.keycloak.ca.key }}, path: {{ .root.Values.keycloak.ca.key }}}]
{{- end }}
{{- if .root.Values.tls.enabled }}
- name: tls
  secret:
    secretName: {{ include "lantian.name" . }}-tls
    {{- if eq .name "gateway" }}
    items: [{key: ca.crt, path: ca.crt}]
    {{- end }}
{{- end }}
{{- end }}

{{- define "lantian.trustMounts" -}}
{{- if .root.Values.database.ca.secret }}
- name: database-ca
  mountPath: /trust/database
  readOnly: true
{{- end }}
{{- if and .root.Values.kafka.ca.secret (ne .name "gateway") }}
- name: kafka-ca
  mountPath: /trust/kafka
  readOnly: true
{{- end }}
{{- if eq (include "lantian.keycloakCa" .) "true" }}
- name: keycloak-ca
  mountPath: /trust/keycloak
  readOnly: true
{{- end }}
{{- if .root.Values.tls.enabled }}
- name: tls
  mountPath: /trust/tls
  readOnly: true
{{- end }}
{{- end }}

{{- define "lantian.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "lantian.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "lantian.env" -}}
{{- $secret := .service.existingSecret -}}
{{- $values := .root.Values -}}
- name: JAVA_TOOL_OPTIONS
  value: -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError
- name: SERVER_PORT
  value: {{ .service.port | quote }}
{{- if ne .name "gateway" }}
- name: LANTIAN_COUNTY_ID
  value: {{ $values.countyId | quote }}
{{- end }}
- name: SPRING_DATASOURCE_URL
  value: {{ include "lantian.databaseUrl" . | quote }}
- name: SPRING_DATASOURCE_USERNAME
  value: {{ .name }}_app
- name: SPRING_DATASOURCE_PASSWORD
  {{- include "lantian.secret" (dict "from" $secret "key" "app-password") | nindent 2 }}
- name: SPRING_FLYWAY_ENABLED
  value: "false"
- name: MANAGEMENT_SERVER_PORT
  value: {{ include "lantian.managementPort" . | quote }}
{{- with $values.tracing.endpoint }}
- name: MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- if eq (include "lantian.keycloakCa" .) "true" }}
- name: SPRING_SSL_BUNDLE_PEM_KEYCLOAK_TRUSTSTORE_CERTIFICATE
  value: /trust/keycloak/{{ $values.keycloak.ca.key }}
{{- end }}
{{- if eq .name "gateway" }}
{{- if $values.tls.enabled }}
- name: SPRING_SSL_BUNDLE_PEM_SERVICES_TRUSTSTORE_CERTIFICATE
  value: /trust/tls/ca.crt
{{- end }}
- name: SERVER_FORWARD_HEADERS_STRATEGY
  value: native
- name: LANTIAN_PUBLIC_URL
  value: {{ $values.publicUrl | quote }}
- name: LANTIAN_GATEWAY_ISSUER
  value: {{ printf "%s/realms/%s" $values.keycloak.publicUrl $values.keycloak.realm | quote }}
- name: LANTIAN_GATEWAY_BACKCHANNEL
  value: {{ printf "%s/realms/%s" (include "lantian.keycloakUrl" .) $values.keycloak.realm | quote }}
- name: LANTIAN_GATEWAY_SECRET
  {{- include "lantian.secret" (dict "from" $secret "key" "client-secret") | nindent 2 }}
- name: LANTIAN_GATEWAY_KEY
  {{- include "lantian.secret" (dict "from" $secret "key" "session-key") | nindent 2 }}
{{- $root := .root }}
{{- range $name, $service := $values.services }}
{{- if ne $name "gateway" }}
- name: LANTIAN_GATEWAY_SERVICES_{{ upper $name }}
  value: {{ if $values.tls.enabled }}https{{ else }}http{{ end }}://{{ include "lantian.name" (dict "root" $root "name" $name) }}:{{ $service.port }}
{{- end }}
{{- end }}
{{- else }}
{{- if $values.tls.enabled }}
- name: SERVER_SSL_CERTIFICATE
  value: /trust/tls/tls.crt
- name: SERVER_SSL_CERTIFICATEPRIVATEKEY
  value: /trust/tls/tls.key
- name: MANAGEMENT_SERVER_SSL_ENABLED
  value: "false"
{{- end }}
- name: SPRING_KAFKA_BOOTSTRAP_SERVERS
  value: {{ $values.kafka.bootstrapServers | quote }}
- name: LANTIAN_KAFKA_PROTOCOL
  value: {{ $values.kafka.protocol }}
- name: LANTIAN_KAFKA_PASSWORD
  {{- include "lantian.secret" (dict "from" $secret "key" "kafka-password") | nindent 2 }}
{{- with $values.kafka.ca.secret }}
- name: SPRING_KAFKA_SSL_TRUSTSTORETYPE
  value: PEM
- name: SPRING_KAFKA_SSL_TRUSTSTORELOCATION
  value: file:/trust/kafka/{{ $values.kafka.ca.key }}
{{- end }}
- name: LANTIAN_MESSAGING_REPLICATION
  value: {{ $values.kafka.replication | quote }}
- name: LANTIAN_MESSAGING_RELAY_USERNAME
  value: {{ .name }}_relay
- name: LANTIAN_MESSAGING_RELAY_PASSWORD
  {{- include "lantian.secret" (dict "from" $secret "key" "relay-password") | nindent 2 }}
- name: LANTIAN_VAULT_MASTER_KEY
  {{- include "lantian.secret" (dict "from" $secret "key" "vault-key") | nindent 2 }}
- name: LANTIAN_ACCOUNTS_KEY
  {{- include "lantian.secret" (dict "from" $secret "key" "accounts-key") | nindent 2 }}
      optional: true
- name: SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI
  value: {{ printf "%s/realms/%s" $values.keycloak.publicUrl $values.keycloak.realm | quote }}
- name: SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI
  value: {{ printf "%s/realms/%s/protocol/openid-connect/certs" (include "lantian.keycloakUrl" .) $values.keycloak.realm | quote }}
{{- if eq .name "registry" }}
- name: LANTIAN_KEYCLOAK_URL
  value: {{ include "lantian.keycloakUrl" . | quote }}
- name: LANTIAN_KEYCLOAK_REALM
  value: {{ $values.keycloak.realm | quote }}
- name: LANTIAN_KEYCLOAK_CLIENT_SECRET
  {{- include "lantian.secret" (dict "from" $secret "key" "keycloak-client-secret") | nindent 2 }}
{{- end }}
{{- end }}
{{- range $name, $value := .service.env }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* The port of an address: http://host:8080/path, host:9092, https://host */}}
{{- define "lantian.portOf" -}}
{{- $host := regexReplaceAll "^[a-z]+://" . "" | splitList "/" | first -}}
{{- if contains ":" $host }}{{ splitList ":" $host | last }}{{ else if hasPrefix "https" . }}443{{ else }}80{{ end }}
{{- end }}

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

{{/* Where a service's metrics and probes are: the gateway is public, so it keeps them on a port of their own. */}}
{{- define "lantian.managementPort" -}}
{{ if eq .name "gateway" }}9000{{ else }}{{ .service.port }}{{ end }}
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
- name: LANTIAN_COUNTY_ID
  value: {{ $values.countyId | quote }}
- name: SPRING_DATASOURCE_URL
  value: {{ printf "jdbc:postgresql://%s:%v/%s?sslmode=%s" $values.database.host $values.database.port .name $values.database.sslMode | quote }}
- name: SPRING_DATASOURCE_USERNAME
  value: {{ .name }}_app
- name: SPRING_DATASOURCE_PASSWORD
  {{- include "lantian.secret" (dict "from" $secret "key" "app-password") | nindent 2 }}
- name: SPRING_FLYWAY_USER
  value: {{ .name }}_owner
- name: SPRING_FLYWAY_PASSWORD
  {{- include "lantian.secret" (dict "from" $secret "key" "owner-password") | nindent 2 }}
{{- with $values.tracing.endpoint }}
- name: MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- if eq .name "gateway" }}
- name: MANAGEMENT_SERVER_PORT
  value: {{ include "lantian.managementPort" . | quote }}
- name: SERVER_FORWARD_HEADERS_STRATEGY
  value: native
- name: LANTIAN_PUBLIC_URL
  value: {{ $values.publicUrl | quote }}
- name: LANTIAN_GATEWAY_ISSUER
  value: {{ printf "%s/realms/%s" $values.keycloak.publicUrl $values.keycloak.realm | quote }}
- name: LANTIAN_GATEWAY_BACKCHANNEL
  value: {{ printf "%s/realms/%s" $values.keycloak.url $values.keycloak.realm | quote }}
- name: LANTIAN_GATEWAY_SECRET
  {{- include "lantian.secret" (dict "from" $secret "key" "client-secret") | nindent 2 }}
- name: LANTIAN_GATEWAY_KEY
  {{- include "lantian.secret" (dict "from" $secret "key" "session-key") | nindent 2 }}
{{- $root := .root }}
{{- range $name, $service := $values.services }}
{{- if ne $name "gateway" }}
- name: LANTIAN_GATEWAY_SERVICES_{{ upper $name }}
  value: http://{{ include "lantian.name" (dict "root" $root "name" $name) }}:{{ $service.port }}
{{- end }}
{{- end }}
{{- else }}
- name: SPRING_KAFKA_BOOTSTRAP_SERVERS
  value: {{ $values.kafka.bootstrapServers | quote }}
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
  value: {{ printf "%s/realms/%s/protocol/openid-connect/certs" $values.keycloak.url $values.keycloak.realm | quote }}
{{- if eq .name "registry" }}
- name: LANTIAN_KEYCLOAK_URL
  value: {{ $values.keycloak.url | quote }}
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

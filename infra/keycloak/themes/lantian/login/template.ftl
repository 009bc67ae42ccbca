<#import "landscape.ftl" as landscape>
<#import "icons.ftl" as icons>
<#--
  The frame of every sign-in page: the picture, one form, who may read what. Pages of the parent theme that we don't
  write ourselves (expired, information, error) use it by the same name and sections.
-->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<!DOCTYPE html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex, nofollow">
  <title><#nested "header"> ${msg("lantianBrand")}</title>
  <link rel="icon" href="${url.resourcesPath}/img/mark.svg" type="image/svg+xml">
  <#list properties.styles?split(' ') as style>
  <link rel="stylesheet" href="${url.resourcesPath}/${style}">
  </#list>
  <script src="${url.resourcesPath}/js/sign-in.js" defer></script>
</head>
<body data-page-id="login-${pageId}">
<div class="sign">
  <aside class="pic">
    <@landscape.picture/>
    <div class="slogan">
      <div class="brand2"><img src="${url.resourcesPath}/img/mark.svg" alt="" width="40" height="40"><b>${msg("lantianBrand")}</b></div>
      <p>${msg("lantianSlogan")}</p>
    </div>
  </aside>
  <main>
    <div class="box">
      <h1 id="kc-page-title"><#nested "header"></h1>
      <p class="sub">${msg("lantianPlatform")}</p>
      <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
        <@notice type=message.type>${kcSanitize(message.summary)?no_esc}</@notice>
      </#if>
      <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
        <p class="attempted"><b id="kc-attempted-username">${auth.attemptedUsername}</b> <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("lantianOtherAccount")}</a></p>
      </#if>
      <#nested "form">
      <#if displayInfo><div class="info"><#nested "info"></div></#if>
    </div>
    <footer>
      <p><@icons.icon name="lock"/>${msg("lantianTraces")}</p>
      <#if realm.internationalizationEnabled && locale.supported?size gt 1>
      <p>
        <#list locale.supported as l>
          <#if l.languageTag != locale.currentLanguageTag><a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}">${msg("lantianIn_" + l.languageTag?replace("-", "_"))}</a></#if>
        </#list>
      </p>
      </#if>
    </footer>
  </main>
</div>
</body>
</html>
</#macro>

<#macro notice type="error">
  <div class="notice ${type}" role="${(type == 'error')?then('alert', 'status')}">
    <@icons.icon name=(type == 'error' || type == 'warning')?then('over', 'info') size=20/>
    <p><#nested></p>
  </div>
</#macro>

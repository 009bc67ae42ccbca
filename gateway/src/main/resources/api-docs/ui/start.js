// A write by the session needs its CSRF token; a bearer token entered under "Authorize" needs none.
SwaggerUIBundle({
  url: '/api-docs/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  requestInterceptor: async (request) => {
    if (!request.headers.Authorization && !['GET', 'HEAD', undefined].includes(request.method)) {
      const session = await fetch('/session');
      if (session.ok) {
        const { csrf } = await session.json();
        request.headers[csrf.header] = csrf.token;
      }
    }
    return request;
  },
});

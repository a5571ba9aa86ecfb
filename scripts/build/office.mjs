// Where Microsoft serves Office's client library, and what a page that loads it may do.
// Sources: "Referencing the Office JavaScript API library" (Microsoft Learn), for both clouds.

export const OFFICE = {
  world: {
    script: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    // Since September 2026 Microsoft also names this address for it; requests to the old one may be sent on there.
    also: ['https://officeapis.public.onecdn.static.microsoft/1/'],
    telemetry: ['https://*.microsoft.com', 'https://*.office.com'],
  },
  // Office 365 operated by 21Vianet in China has its own network.
  china: {
    script: 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
    also: [],
    telemetry: ['https://*.partner.office365.cn', 'https://*.microsoft.com'],
  },
};

/**
 * The content policy of a page, as the text of a <meta>; `frame-ancestors` works in an HTTP header only (docs/deploy.md).
 * Fluent UI makes style elements, hence 'unsafe-inline' for styles alone.
 */
export function contentPolicy({ scripts = [], connections = [] } = {}) {
  return [
    ["default-src 'self'"],
    ["script-src 'self'", ...scripts],
    ["style-src 'self' 'unsafe-inline'"],
    ["img-src 'self' data:"],
    ["font-src 'self' data:"],
    ["connect-src 'self'", ...connections],
    ["object-src 'none'"],
    ["base-uri 'none'"],
    ["form-action 'none'"],
  ].map((directive) => directive.join(' ')).join('; ');
}

/** The policy of the pane's page with the office.js of a cloud: its folder, and nothing else of that server, may give scripts. */
export function panePolicy({ script, also, telemetry }) {
  return contentPolicy({ scripts: [new URL('.', script).href, ...also], connections: telemetry });
}

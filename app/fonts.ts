// The typeface of hashes and references: fetched when one is shown, so that it is in nobody's way before. The package would preload it.
import localFont from "next/font/local";

export const mono = localFont({
  src: "../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  fallback: ["ui-monospace", "SFMono-Regular", "Menlo", "Liberation Mono", "DejaVu Sans Mono", "Courier New", "monospace"],
});

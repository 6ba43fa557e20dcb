// Loaded into the web server before anything else (node --import).
import "#lib/host/console-lines";
import "#lib/host/requests";
import "#lib/host/drain";
import "#lib/host/gate";

// node-media-server on ports of the test's choice, and one relay task if it asks for one:
// node server.js <rtmp port> <http port> <data folder> [<path> <address to push it to>]
"use strict";

const NodeMediaServer = require("node-media-server");

const [rtmpPort, httpPort, folder, path, target] = process.argv.slice(2);
const server = new NodeMediaServer(
  {
    bind: "127.0.0.1",
    rtmp: { port: Number(rtmpPort) },
    http: { port: Number(httpPort) },
    store: { path: folder },
    record: { auto: false, path: folder },
    notify: { url: "" },
    webadmin: { enable: false },
    auth: { play: false, publish: false, secret: "unused" }
  },
  ""
);
server.run().then(() => {
  if (path) {
    server.relayServer.addTask({ mode: "push", url: target, streamPath: path });
  }
  console.log("ready");
});

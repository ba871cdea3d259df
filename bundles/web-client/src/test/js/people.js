// People with cards' certificates for tests of letters: keys made here, certificates issued by openssl.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { hex } from '../../main/resources/web/card/bytes.js';
import { bindingOid } from '../../main/resources/web/card/certificate.js';
import * as der from '../../main/resources/web/card/der.js';
import { handlesOf, makeKeys } from '../../main/resources/web/card/keys.js';

export const city = 'city.example';
const folder = mkdtempSync(join(tmpdir(), 'videocity-letters-'));
after(() => rmSync(folder, { recursive: true }));

/** The path of a file of the test, which holds these bytes. */
export function file(name, bytes) {
  const path = join(folder, name);
  if (bytes) writeFileSync(path, bytes);
  return path;
}

export function openssl(...args) {
  return execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Makes an authority for cards; its certificate as DER. */
export function makeAuthority(name) {
  const subject = ['-subj', `/CN=Soft cards of ${name}`];
  openssl('req', '-x509', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', file(`${name}-key.pem`), ...subject, '-days', '30', '-out', file(`${name}.pem`));
  return new Uint8Array(openssl('x509', '-in', file(`${name}.pem`), '-outform', 'DER'));
}

/** Makes a person: a key, and a certificate such as login cards have, which an authority signed. */
export async function makePerson(name, kind, { authority = 'authority' } = {}) {
  const keys = await makeKeys(kind);
  const texts = [city, `${name}@${city}`, ''].map(der.utf8);
  const binding = der.sequence(der.integer(1), der.enumerated(0), ...texts, der.octets(new Uint8Array(32)));
  const key = file(`${name}-key.pem`, openssl('pkey', '-inform', 'DER', '-in', file(`${name}-key.der`, keys.pkcs8)));
  const configuration = file('request.cnf', '[req]\ndistinguished_name=n\n[n]\n');
  const request = file(`${name}.csr`, openssl('req', '-new', '-key', key, '-subj', `/CN=${name}`, '-config', configuration));
  const value = hex(binding).replace(/(..)(?=.)/g, '$1:');
  const usage = kind === 'rsa' ? 'digitalSignature,keyEncipherment' : 'digitalSignature';
  const extensions = file('card.cnf', `keyUsage=critical,${usage}\nsubjectKeyIdentifier=hash\n${bindingOid}=DER:${value}\n`);
  const issued = ['-CA', file(`${authority}.pem`), '-CAkey', file(`${authority}-key.pem`), '-set_serial', '0xF00D', '-extfile', extensions];
  const certificate = file(`${name}.pem`, openssl('x509', '-req', '-in', request, '-days', '30', ...issued));
  const leaf = new Uint8Array(openssl('x509', '-in', certificate, '-outform', 'DER'));
  const root = new Uint8Array(openssl('x509', '-in', file(`${authority}.pem`), '-outform', 'DER'));
  return { key, certificate, leaf, chain: [leaf, root], handles: await handlesOf(keys.pkcs8, keys.publicKey) };
}

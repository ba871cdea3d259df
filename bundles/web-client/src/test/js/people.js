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
  if (bytes !== undefined) writeFileSync(path, bytes);
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

/** The purpose of login cards. */
export const loginPurpose = bindingOid.replace(/1$/, '2');

/** Makes a person: a key, and a certificate such as login cards have, which an authority signed. */
export async function makePerson(name, kind, { authority = 'authority', serial = 'F00D', purpose = loginPurpose } = {}) {
  const keys = await makeKeys(kind);
  const texts = [city, `${name}@${city}`, ''].map(der.utf8);
  const binding = der.sequence(der.integer(1), der.enumerated(0), ...texts, der.octets(new Uint8Array(32)));
  const key = file(`${name}-key.pem`, openssl('pkey', '-inform', 'DER', '-in', file(`${name}-key.der`, keys.pkcs8)));
  const configuration = file('request.cnf', '[req]\ndistinguished_name=n\n[n]\n');
  const request = file(`${name}.csr`, openssl('req', '-new', '-key', key, '-subj', `/CN=${name}`, '-config', configuration));
  const value = hex(binding).replace(/(..)(?=.)/g, '$1:');
  const usage = kind === 'rsa' ? 'digitalSignature,keyEncipherment' : 'digitalSignature';
  const extensions = file('card.cnf', `keyUsage=critical,${usage}\nextendedKeyUsage=critical,${purpose}\nsubjectKeyIdentifier=hash\n${bindingOid}=DER:${value}\n`);
  const issued = ['-CA', file(`${authority}.pem`), '-CAkey', file(`${authority}-key.pem`), '-set_serial', `0x${serial}`, '-extfile', extensions];
  const certificate = file(`${name}.pem`, openssl('x509', '-req', '-in', request, '-days', '30', ...issued));
  const leaf = new Uint8Array(openssl('x509', '-in', certificate, '-outform', 'DER'));
  const root = new Uint8Array(openssl('x509', '-in', file(`${authority}.pem`), '-outform', 'DER'));
  return { key, certificate, leaf, chain: [leaf, root], handles: await handlesOf(keys.pkcs8, keys.publicKey) };
}

/**
 * Has openssl write an authority's list of revoked cards.
 * @param {{serial: string, at: Date, reason?: string}[]} cards
 * @param {{authority?: string, since?: Date}} [more] since when cards that ran out are in it
 */
export function revocationList(cards, { authority = 'authority', since } = {}) {
  const date = (time) => time.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '');
  const far = date(new Date(Date.UTC(2049, 0))).slice(2);
  const rows = cards.map(({ serial, at, reason }) => `R\t${far}\t${date(at).slice(2)}${reason ? ',' + reason : ''}\t${serial}\tunknown\t/CN=x\n`);
  const database = file('index.txt', rows.join(''));
  const said = since ? `2.5.29.60=DER:180F${hex(new TextEncoder().encode(date(since)))}\n` : '';
  const configuration = file('list.cnf', `[ca]\ndefault_ca=own\n[own]\ndatabase=${database}\ndefault_md=sha256\ndefault_crl_days=1\ncrl_extensions=more\n[more]\nauthorityKeyIdentifier=keyid\n${said}`);
  const by = ['-cert', file(`${authority}.pem`), '-keyfile', file(`${authority}-key.pem`)];
  openssl('ca', '-gencrl', '-config', configuration, ...by, '-out', file('list.pem'));
  return new Uint8Array(openssl('crl', '-in', file('list.pem'), '-outform', 'DER'));
}

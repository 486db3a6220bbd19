// Verifies tokens of a running shop with a library nobody here wrote, through the published keys alone.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';

const edge = process.env.IKART_EDGE_URL;
const secret = process.env.IKART_CLIENT_SECRET;
const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', edge));
const expected = { issuer: 'urn:ikart:shop', audience: 'ikart', typ: 'at+jwt', algorithms: ['EdDSA'] };
let token;

before(async () => {
  const answer = await fetch(new URL('/v1/oauth/token', edge), {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`tools:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'analyst' }),
  });
  assert.equal(answer.status, 200);
  const body = await answer.json();
  assert.equal(body.token_type, 'Bearer');
  assert.equal(body.expires_in, 600);
  token = body.access_token;
});

test('a token verifies and says who, what for, and until when', async () => {
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    ...expected,
    requiredClaims: ['sub', 'iat', 'exp', 'jti', 'client_id', 'scope'],
    maxTokenAge: '10 minutes',
  });
  assert.equal(payload.sub, 'client_tools');
  assert.equal(payload.scope, 'analyst');
  assert.equal(payload.exp - payload.iat, 600);
  assert.ok(protectedHeader.kid);
});

test('what is expected of a token is what it must be', async () => {
  for (const other of [{ issuer: 'urn:other' }, { audience: 'other' }, { typ: 'JWT' }, { algorithms: ['ES256'] }]) {
    await assert.rejects(jwtVerify(token, keys, { ...expected, ...other }), JSON.stringify(other));
  }
});

test('a changed token does not verify', async () => {
  const [header, payload, signature] = token.split('.');
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const more = Buffer.from(JSON.stringify({ ...said, scope: 'admin' })).toString('base64url');
  await assert.rejects(jwtVerify(`${header}.${more}.${signature}`, keys, expected), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
});

test('the published keys are public ones, named by their thumbprint', async () => {
  const { keys: published } = await (await fetch(new URL('/.well-known/jwks.json', edge))).json();
  for (const key of published) {
    assert.deepEqual([key.kty, key.crv, key.alg, key.use, key.d], ['OKP', 'Ed25519', 'EdDSA', 'sig', undefined]);
    const members = JSON.stringify({ crv: key.crv, kty: key.kty, x: key.x });
    assert.equal(key.kid, createHash('sha256').update(members).digest('base64url'));
  }
  assert.ok(published.some((key) => key.kid === decodeProtectedHeader(token).kid));
});

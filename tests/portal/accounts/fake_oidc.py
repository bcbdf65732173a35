"""A provider of identities on this machine that tells the truth, or lies as it is told to."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT = "portal"
SECRET = "shared-with-the-provider-and-nobody-else"


class FakeProvider:
    """Serves discovery, keys, token and userinfo; `claims` and `userinfo` hold what it lies."""

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.sign_with = self.key
        self.algorithm = "RS256"
        self.claims = {}
        self.drop = ()
        self.userinfo = {"email": "fatima@example.test", "email_verified": True, "name": "Fatima"}
        self.announced_issuer = None
        self.questions = {}
        self.verifiers = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def ask(self, location):
        """The visitor agrees: remembers the question, gives a code."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        code = f"code-{len(self.questions)}"
        self.questions[code] = query
        return code, query

    def answer(self, path, posted):
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.announced_issuer or self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "userinfo_endpoint": f"{self.url}/userinfo",
                "jwks_uri": f"{self.url}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        if path == "/keys":
            public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
            return {"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig"}]}
        if path == "/token":
            return self._token(posted)
        return {"sub": "person-1", **self.userinfo}

    def _token(self, posted):
        question = self.questions[posted["code"]]
        digest = hashlib.sha256(posted["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        self.verifiers.append(challenge == question["code_challenge"])
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": "person-1",
            "iat": now,
            "exp": now + 300,
            "nonce": question["nonce"],
            "national_number": "85073003328",
            **self.claims,
        }
        for name in self.drop:
            claims.pop(name, None)
        token = jwt.encode(claims, self.sign_with, algorithm=self.algorithm, headers={"kid": "one"})
        return {"access_token": "access", "token_type": "Bearer", "id_token": token}

    def _handler(fake):  # noqa: N805 - `self` is the handler's
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self._send({})

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                self._send({name: values[0] for name, values in parse_qs(body).items()})

            def _send(self, posted):
                body = json.dumps(fake.answer(urlsplit(self.path).path, posted)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                """Quiet."""

        return Handler

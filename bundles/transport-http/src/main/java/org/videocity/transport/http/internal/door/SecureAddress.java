package org.videocity.transport.http.internal.door;

/**
 * Where what was asked for insecurely is to be had securely.
 *
 * @param url the same page there
 * @param ownCertificate whether browsers will ask about the certificate, because it is the city's own
 */
public record SecureAddress(String url, boolean ownCertificate) {}

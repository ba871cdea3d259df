package org.videocity.api.media;

/**
 * One track of a publication.
 *
 * @param id the track's number, unique within its publication for as long as that lives
 * @param format what it carries now
 */
public record Track(int id, TrackFormat format) {}

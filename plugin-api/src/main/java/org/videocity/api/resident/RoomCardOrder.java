package org.videocity.api.resident;

import java.nio.ByteBuffer;
import org.videocity.api.RoomId;

/**
 * What an owner sends to get a visiting card.
 *
 * @param room one of the owner's rooms, or the home
 * @param picture the PNG with its information, without certificates
 * @param signedRequest PKCS#10 in DER
 * @param label what the owner calls the card in the list; may be empty
 * @param isPublic whether the room offers it to everybody; for public rooms only
 */
public record RoomCardOrder(
        RoomId room, ByteBuffer picture, ByteBuffer signedRequest, String label, boolean isPublic) {}

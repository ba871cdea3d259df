package org.videocity.itests.architecture.wrong;

/** Has a name that says nothing. */
public class SinManager {}

package org.videocity.itests.karaf;

import org.junit.runner.RunWith;
import org.junit.runners.Suite;

/** All tests that look at the city from inside, in one shared Karaf. */
@RunWith(Suite.class)
@Suite.SuiteClasses({BootTest.class, ConfigurationTest.class, SamplesTest.class, FeaturesTest.class})
public class CitySuiteIT {}

package org.videocity.web.api.internal.metrics;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Writes the figures of the virtual machine and its process, under the names Prometheus' own clients use. */
final class JvmMetrics {
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final String OPERATING_SYSTEM = "java.lang:type=OperatingSystem";

    private final MetricText text;

    JvmMetrics(MetricText text) {
        this.text = text;
    }

    void all() {
        memory();
        buffers();
        threads();
        garbage();
        classes();
        process();
    }

    private void memory() {
        var memory = ManagementFactory.getMemoryMXBean();
        Map<String, MemoryUsage> areas =
                new TreeMap<>(Map.of("heap", memory.getHeapMemoryUsage(), "nonheap", memory.getNonHeapMemoryUsage()));
        text.gauge("jvm_memory_used_bytes", "Memory used.");
        areas.forEach((area, usage) -> text.sample("jvm_memory_used_bytes", Map.of("area", area), usage.getUsed()));
        text.gauge("jvm_memory_committed_bytes", "Memory taken from the system.");
        areas.forEach(
                (area, usage) -> text.sample("jvm_memory_committed_bytes", Map.of("area", area), usage.getCommitted()));
        text.gauge("jvm_memory_max_bytes", "Memory it may take, -1 without a limit.");
        areas.forEach((area, usage) -> text.sample("jvm_memory_max_bytes", Map.of("area", area), usage.getMax()));
    }

    private void buffers() {
        List<BufferPoolMXBean> pools = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);
        text.gauge("jvm_buffer_pool_used_bytes", "Memory of buffers outside the heap.");
        pools.forEach(pool ->
                text.sample("jvm_buffer_pool_used_bytes", Map.of("pool", pool.getName()), pool.getMemoryUsed()));
    }

    private void threads() {
        var threads = ManagementFactory.getThreadMXBean();
        text.gauge("jvm_threads_current", "Threads now.").sample("jvm_threads_current", threads.getThreadCount());
        text.gauge("jvm_threads_daemon", "Threads that do not keep it running.")
                .sample("jvm_threads_daemon", threads.getDaemonThreadCount());
        text.gauge("jvm_threads_peak", "Most threads at once.")
                .sample("jvm_threads_peak", threads.getPeakThreadCount());
    }

    private void garbage() {
        text.summary("jvm_gc_collection_seconds", "Time spent collecting garbage, by collector.");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            Map<String, String> labels = Map.of("gc", collector.getName());
            text.sample("jvm_gc_collection_seconds_count", labels, Math.max(0, collector.getCollectionCount()));
            text.sample(
                    "jvm_gc_collection_seconds_sum",
                    labels,
                    Math.max(0, collector.getCollectionTime()) / MILLIS_PER_SECOND);
        }
    }

    private void classes() {
        var classes = ManagementFactory.getClassLoadingMXBean();
        text.gauge("jvm_classes_currently_loaded", "Classes loaded now.")
                .sample("jvm_classes_currently_loaded", classes.getLoadedClassCount());
    }

    private void process() {
        var runtime = ManagementFactory.getRuntimeMXBean();
        text.gauge("process_start_time_seconds", "When it was started, in seconds since 1970.")
                .sample("process_start_time_seconds", runtime.getStartTime() / MILLIS_PER_SECOND);
        system("ProcessCpuTime")
                .ifPresent(
                        nanos -> text.counter("process_cpu_seconds_total", "Processor time used, all threads together.")
                                .sample("process_cpu_seconds_total", nanos / NANOS_PER_SECOND));
        system("OpenFileDescriptorCount")
                .ifPresent(open ->
                        text.gauge("process_open_fds", "File descriptors open.").sample("process_open_fds", open));
        system("MaxFileDescriptorCount")
                .ifPresent(max -> text.gauge("process_max_fds", "File descriptors it may open.")
                        .sample("process_max_fds", max));
    }

    /** Asked by name, because the package of these attributes' interface is not there on every virtual machine. */
    private static OptionalDouble system(String attribute) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            return beans.getAttribute(new ObjectName(OPERATING_SYSTEM), attribute) instanceof Number number
                    ? OptionalDouble.of(number.doubleValue())
                    : OptionalDouble.empty();
        } catch (JMException e) {
            return OptionalDouble.empty();
        }
    }
}

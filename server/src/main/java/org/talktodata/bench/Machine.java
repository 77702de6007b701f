package org.talktodata.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine that figures are true of. */
final class Machine {
  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");

  private Machine() {}

  /** Cores, processor, memory and Java in one line. */
  static String describe() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "%d cores of %s, %d GB of memory, %s, Java %s"
        .formatted(
            system.getAvailableProcessors(),
            processor(read(Path.of("/proc/cpuinfo"))),
            Math.round(system.getTotalMemorySize() / (double) (1 << 30)),
            system.getName(),
            System.getProperty("java.version"));
  }

  /** The processor's name in Linux's {@code /proc/cpuinfo}, or the architecture without one. */
  static String processor(String cpuinfo) {
    Matcher model = MODEL.matcher(cpuinfo);
    return model.find() ? model.group(1).strip() : System.getProperty("os.arch");
  }

  /**
   * A figure of a process' memory, in bytes; empty where the system does not tell.
   *
   * @param field as Linux calls it: {@code VmRSS} now, {@code VmHWM} at most so far
   */
  static OptionalLong memory(long process, String field) {
    return memory(read(Path.of("/proc/" + process + "/status")), field);
  }

  /** A figure in the text of Linux's {@code /proc/PID/status}, in bytes. */
  static OptionalLong memory(String status, String field) {
    Matcher figure = Pattern.compile("(?m)^" + field + ":\\s*(\\d+) kB$").matcher(status);
    return figure.find()
        ? OptionalLong.of(Long.parseLong(figure.group(1)) * 1024)
        : OptionalLong.empty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}

package org.talktodata.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void readsTheMemoryOfAProcess() {
    String status = "Name:\tjava\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\nThreads:\t20\n";
    assertEquals(OptionalLong.of(100 << 20), Machine.memory(status, "VmRSS"));
    assertEquals(OptionalLong.of(200 << 20), Machine.memory(status, "VmHWM"));
    assertEquals(OptionalLong.empty(), Machine.memory("", "VmRSS"));
  }

  @Test
  void readsTheNameOfTheProcessor() {
    assertEquals(
        "Some Processor 9",
        Machine.processor("processor\t: 0\nmodel name\t: Some Processor 9\nprocessor\t: 1\n"));
    assertEquals(System.getProperty("os.arch"), Machine.processor("processor\t: 0\n"));
  }
}

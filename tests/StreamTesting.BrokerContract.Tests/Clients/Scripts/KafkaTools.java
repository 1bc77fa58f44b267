import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Runs Kafka's tools one after the other in one virtual machine, since most of the time that a tool takes is the machine's start: java KafkaTools.java LIBS.
 * A line of standard input is a tool's class, its standard input in Base64 and its arguments, apart by tabs; what the tool prints comes out, and then a line
 * of the character 4 and the exit code.
 */
public final class KafkaTools {
    private static final class Exited extends Error {
        Exited() {
            super("exit", null, false, false);
        }
    }

    /** What tools print; nothing any more once one has asked for its exit, which some of them take for an error to tell of. */
    private static final class Said extends FilterOutputStream {
        Said() {
            super(new FileOutputStream(FileDescriptor.out));
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int count) throws IOException {
            if (exitCode == null) {
                out.write(bytes, from, count);
            }
        }
    }

    private static final List<Runnable> hooks = new ArrayList<>();
    private static volatile Integer exitCode;

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new Said(), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(out);
        BufferedReader commands = new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        List<URL> jars = new ArrayList<>();
        for (File jar : new File(args[0]).listFiles()) {
            jars.add(jar.toURI().toURL());
        }

        ClassLoader shared = newLoader(jars);
        for (String line; (line = commands.readLine()) != null; ) {
            String[] parts = line.split("\t", -1);
            System.setIn(new ByteArrayInputStream(Base64.getDecoder().decode(parts[1])));
            // The console consumer counts its messages for as long as its class lives.
            ClassLoader loader = parts[0].endsWith("ConsoleConsumer") ? newLoader(jars) : shared;
            run(loader, parts[0], Arrays.copyOfRange(parts, 2, parts.length));
            String end = "\n\u0004" + (exitCode == null ? 0 : exitCode) + "\n";
            exitCode = null;
            hooks.forEach(Runnable::run);
            hooks.clear();
            out.print(end);
        }

        Runtime.getRuntime().halt(0);
    }

    private static void run(ClassLoader loader, String tool, String[] args) {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass(tool).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException thrown) {
            if (exitCode == null) {
                thrown.getCause().printStackTrace();
                exitCode = 1;
            }
        } catch (ReflectiveOperationException missing) {
            missing.printStackTrace();
            exitCode = 1;
        }
    }

    /** Classes of their own, in which a tool's exit ends the tool alone, as do its hooks for the machine's end. */
    private static ClassLoader newLoader(List<URL> jars) throws ReflectiveOperationException {
        URLClassLoader loader = new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        Class<?> exit = loader.loadClass("org.apache.kafka.common.utils.Exit");
        for (String kind : List.of("setExitProcedure", "setHaltProcedure")) {
            Class<?> procedure = loader.loadClass("org.apache.kafka.common.utils.Exit$Procedure");
            exit.getMethod(kind, procedure).invoke(null, Proxy.newProxyInstance(loader, new Class<?>[] {procedure}, (proxy, method, given) -> {
                exitCode = exitCode == null ? (Integer) given[0] : exitCode;
                throw new Exited();
            }));
        }

        Class<?> adder = loader.loadClass("org.apache.kafka.common.utils.Exit$ShutdownHookAdder");
        exit.getMethod("setShutdownHookAdder", adder).invoke(null, Proxy.newProxyInstance(loader, new Class<?>[] {adder}, (proxy, method, given) -> {
            hooks.add((Runnable) given[1]);
            return null;
        }));
        return loader;
    }
}

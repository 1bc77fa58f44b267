namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>What this process holds of the operating system. Known on Linux; zero elsewhere.</summary>
internal static class ProcessState
{
    private const string Tasks = "/proc/self/task";
    private const string Files = "/proc/self/fd";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Threads that brokers have started, by the first letters of their names.</summary>
    public static int BrokerThreads => Threads("embedded Kafka");

    /// <summary>All threads.</summary>
    public static int AllThreads => Threads("");

    /// <summary>Sockets that are open.</summary>
    public static int Sockets => !Directory.Exists(Files) ? 0 : Directory.GetFiles(Files).Count(path => TargetOf(path).StartsWith("socket:", StringComparison.Ordinal));

    /// <summary>How many files the process may open; a large number where that cannot be told.</summary>
    public static long FileLimit => File.Exists("/proc/self/limits")
        && File.ReadLines("/proc/self/limits").First(line => line.StartsWith("Max open files", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[3] is var limit
        && long.TryParse(limit, out var number) ? number : long.MaxValue;

    /// <summary>What is left of managed memory when all that can go has gone, in bytes.</summary>
    public static long Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>Waits until something holds: a thread that has said that it is over takes a moment to be gone.</summary>
    public static async Task UntilAsync(Func<bool> holds, Func<string> otherwise)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
        {
            if (patience.IsCancellationRequested)
            {
                throw new ShouldAssertException(otherwise());
            }

            await Task.Delay(5);
        }
    }

    private static int Threads(string name) => !Directory.Exists(Tasks) ? 0
        : Directory.GetDirectories(Tasks).Count(task => name.Length == 0 || NameOf(task).StartsWith(name[..Math.Min(name.Length, 14)], StringComparison.Ordinal));

    private static string NameOf(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm"));
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}

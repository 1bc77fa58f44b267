using Microsoft.Win32.SafeHandles;

namespace StreamTesting.Cli;

/// <summary>The process's own streams.</summary>
internal static class StandardStreams
{
    public static CliConsole Open() => new(Console.OpenStandardInput(), new OutputStream(Output()), Console.Error) { IsWatched = !Console.IsErrorRedirected, IsOutputSeen = !Console.IsOutputRedirected };

    /// <summary>
    /// The console's own output stream says nothing where the reader of a pipe went away, so that a stream would be made to its end for nobody.
    /// A stream of the handle says so; on files it would keep a position of its own, so those are left to the console's.
    /// </summary>
    private static Stream Output()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        var handle = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return handle.CanSeek ? Console.OpenStandardOutput() : handle;
    }
}

using System.Diagnostics;
using System.Numerics;

namespace StreamTesting.Benchmarks;

/// <summary>Keeps the whole process, collector and compiler included, on one core for as long as it lives, where the system can do that.</summary>
internal sealed class SingleCore : IDisposable
{
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly nint? _before;

    private SingleCore()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            _before = _process.ProcessorAffinity;
            _process.ProcessorAffinity = (nint)1 << BitOperations.TrailingZeroCount((ulong)_before);
        }
    }

    public static SingleCore Take() => new();

    public void Dispose()
    {
        if (_before is { } cores && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            _process.ProcessorAffinity = cores;
        }

        _process.Dispose();
    }
}

using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace StreamTesting.Benchmarks;

/// <summary>How fast arrivals are made on one core, without I/O, and what they cost in memory.</summary>
internal sealed class GenerationScenario : IScenario
{
    private static readonly Seed Seed = new(1);

    public string Name => "generation";

    public string Title => "arrivals made on one core, without I/O";

    public Task RunAsync(double scale)
    {
        var count = (long)(1_000_000 * scale);
        var domain = new Beats(count);
        MeasurementTable.Print(
            "arrivals",
            Meter.Measure("the domain's events alone", () => domain.Events(Seed).LongCount()),
            Meter.Measure("in order", () => new StreamPlan(domain).Generate(Seed).LongCount()),
            Meter.Measure("late, duplicated, out of order", () => Disordered(domain).LongCount()),
            Meter.Measure("the same, as bytes with checksum", () => Checksum(Disordered(domain)).Count));

        foreach (var length in new[] { count / 10, count, count * 10 })
        {
            var live = Meter.LiveBytes(Disordered(new Beats(length)), length);
            Console.WriteLine($"live heap over {MeasurementTable.Number(length)} events: {MeasurementTable.Number(live / 1024.0)} KiB");
        }

        return Task.CompletedTask;
    }

    private static EventStream Disordered(Domain domain) => new StreamPlan(domain)
        .Late(rate: 0.06, upTo: TimeSpan.FromHours(2))
        .Duplicated(rate: 0.02)
        .OutOfOrder(rate: 0.12)
        .Generate(Seed);

    private static (long Count, uint Crc) Checksum(EventStream stream)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var (count, crc) = (0L, 0u);
        foreach (var arrival in stream)
        {
            buffer.ResetWrittenCount();
            arrival.WriteTo(buffer);
            count++;
            crc = Crc32C(crc, buffer.WrittenSpan);
        }

        return (count, crc);
    }

    private static uint Crc32C(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var rest in bytes[^(bytes.Length % sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return crc;
    }
}

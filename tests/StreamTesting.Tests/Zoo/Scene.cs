using System.Collections.Concurrent;

namespace StreamTesting.Tests;

/// <summary>A small stream of a seed, made once, and its truth.</summary>
internal sealed class Scene
{
    private static readonly ConcurrentDictionary<(string Plan, ulong Seed), Lazy<Scene>> Known = new();
    private readonly ConcurrentDictionary<string, Lazy<EngineTruth>> _engines = new();

    private Scene(EventStream stream)
    {
        Arrivals = [.. stream];
        Truth = new GroundTruth(Arrivals, stream.Origin);
        Partitions = stream.Partitions;
    }

    public IReadOnlyList<Arrival> Arrivals { get; }

    public GroundTruth Truth { get; }

    public int Partitions { get; }

    public static Scene Of(string name, StreamPlan plan, ulong seed) =>
        Known.GetOrAdd((name, seed), _ => new Lazy<Scene>(() => new Scene(plan.Generate(new Seed(seed))))).Value;

    public T Engine<T>(string name, Func<GroundTruth, T> truth)
        where T : EngineTruth => (T)_engines.GetOrAdd(name, _ => new Lazy<EngineTruth>(() => truth(Truth))).Value;

    public static long Ms(Arrival arrival) => arrival.Event.EventTime.ToUnixTimeMilliseconds();
}

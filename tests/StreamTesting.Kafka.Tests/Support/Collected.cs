using System.Reactive.Linq;
using System.Reactive.Threading.Tasks;

namespace StreamTesting.Kafka.Tests;

internal static class Collected
{
    /// <summary>Everything that a source yields, once it completes; its error where it fails.</summary>
    public static async Task<IReadOnlyList<T>> AllAsync<T>(this IObservable<T> source) => [.. await source.ToList().ToTask()];
}

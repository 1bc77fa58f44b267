using System.Runtime.CompilerServices;

namespace StreamTesting.Injection;

/// <summary>Lets arrivals come at a pace.</summary>
public static class PacedArrivals
{
    /// <summary>Yields arrivals when they are due.</summary>
    /// <param name="arrivals">The arrivals, in their order.</param>
    /// <param name="pace">How fast.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <param name="cancellationToken">Ends it, also within a wait.</param>
    /// <returns>The same arrivals.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async IAsyncEnumerable<Arrival> AtPace(
        this IEnumerable<Arrival> arrivals, Pace pace, TimeProvider? time = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        var pacer = new Pacer(pace, time);
        foreach (var arrival in arrivals)
        {
            await pacer.WaitAsync(arrival.ArrivalTime, cancellationToken).ConfigureAwait(false);
            yield return arrival;
        }
    }
}

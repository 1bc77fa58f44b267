namespace StreamTesting;

/// <summary>Turns plain values into observations.</summary>
public static class Observing
{
    /// <summary>
    /// Numbers the values of a source, from 0 for each subscription. Where they are observations already (of something else), their key,
    /// partition, offset, time and headers are kept.
    /// </summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The values.</param>
    /// <returns>The observations; cold or hot as the source is.</returns>
    public static IObservable<Observed<T>> AsObserved<T>(this IObservable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new Numbering.Pushed<T>(source);
    }

    /// <summary>Numbers the values of a source, as the method for observables does.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The values.</param>
    /// <returns>The observations, pulled one by one.</returns>
    public static IAsyncEnumerable<Observed<T>> AsObserved<T>(this IAsyncEnumerable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new Numbering.Pulled<T>(source);
    }

    /// <summary>Numbers the values of a source, as the method for observables does.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The values.</param>
    /// <returns>The observations, made while they are enumerated.</returns>
    public static IEnumerable<Observed<T>> AsObserved<T>(this IEnumerable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Select((value, index) => Numbering.Observe(value, index));
    }
}

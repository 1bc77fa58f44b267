namespace StreamTesting.Injection;

/// <summary>
/// Where arrivals are put. A sink lives for one stream: started, given batches, finished, and then made final together with all others;
/// where anything goes wrong before that, it is disposed and leaves nothing unfinished behind. Used by one caller at a time.
/// </summary>
public interface IArrivalSink : IAsyncDisposable
{
    /// <summary>Whether it is to be told of the arrivals after its shard as well, which makes all of the stream; false by default.</summary>
    bool NeedsRest => false;

    /// <summary>
    /// Whether the truth of a plan with barriers holds for what it writes: it waits at each barrier (<see cref="Arrival.Barrier"/>) until the consumer has committed all before it, or no
    /// consumer reads it. False by default; a stream with barriers is written to no sink that ignores them.
    /// </summary>
    bool KeepsBarriers => false;

    /// <summary>
    /// Whether it brings about what is to disturb the stream on its way (<see cref="Arrival.Disturbances"/>), or no consumer reads it. False by default; copies that a producer writes
    /// again after a lost acknowledgement are arrivals like others, and every sink writes them.
    /// </summary>
    bool KeepsDisturbances => false;

    /// <summary>What it has made; final once <see cref="FinishAsync"/> has ended.</summary>
    IReadOnlyList<SinkOutput> Outputs { get; }

    /// <summary>What a person should know besides; mostly empty.</summary>
    IReadOnlyList<string> Notes => [];

    /// <summary>Begins.</summary>
    /// <param name="start">What is going to be written.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>A task that ends when the first batch may come.</returns>
    /// <exception cref="SinkException">It can't be written.</exception>
    ValueTask StartAsync(SinkStart start, CancellationToken cancellationToken);

    /// <summary>Is told of arrivals of the stream that lie outside of the shard and are not written; does nothing by default.</summary>
    /// <param name="arrivals">The arrivals; not kept beyond the call.</param>
    /// <param name="before">Whether they come before the shard.</param>
    void Skip(IReadOnlyList<Arrival> arrivals, bool before)
    {
    }

    /// <summary>Takes the next arrivals.</summary>
    /// <param name="batch">The arrivals with their bytes; not kept beyond the task.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>A task that ends when the batch may be used again.</returns>
    /// <exception cref="SinkException">It can't be written.</exception>
    ValueTask WriteAsync(ArrivalBatch batch, CancellationToken cancellationToken);

    /// <summary>Lets what was taken be seen, because nothing more comes for a while; does nothing by default.</summary>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>A task that ends when that is done.</returns>
    ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Writes all that is left; of files, still under their temporary names.</summary>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>A task that ends when all is written.</returns>
    /// <exception cref="SinkException">It can't be written.</exception>
    ValueTask FinishAsync(CancellationToken cancellationToken);

    /// <summary>Makes what was written final: files get their names. Called when all sinks have finished.</summary>
    /// <exception cref="SinkException">A file can't be renamed.</exception>
    void Commit();
}

namespace StreamTesting.Cli;

/// <summary>Where items are put one by one.</summary>
internal interface IReplayTarget : IAsyncDisposable
{
    ValueTask PutAsync(ReplayItem item, CancellationToken cancellationToken);

    /// <summary>Lets what was put be seen, because nothing more comes for a while.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>Ends well, and says where all of it is.</summary>
    ValueTask<string> CompleteAsync(CancellationToken cancellationToken);
}

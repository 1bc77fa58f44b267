using Confluent.Kafka;

namespace Samples.Guests;

/// <summary>
/// Follows a Debezium topic and keeps the profiles in SQLite or PostgreSQL. It commits an offset after the change is in the database: what a crash in
/// between lets come again, the merge has to bear.
/// </summary>
public sealed class ProfileProjection : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _connectionString;
    private readonly IProfileMerge _merge;

    private ProfileProjection(string bootstrapServers, string topic, string group, string connectionString, IProfileMerge merge)
    {
        _connectionString = connectionString;
        _merge = merge;
        Completion = Task.Factory.StartNew(() => Run(bootstrapServers, topic, group), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Ends when the projection has stopped, with the exception that stopped it where there was one.</summary>
    public Task Completion { get; }

    /// <summary>Starts a projection.</summary>
    /// <param name="bootstrapServers">Where Kafka is.</param>
    /// <param name="topic">The Debezium topic of the table.</param>
    /// <param name="group">The consumer group.</param>
    /// <param name="connectionString">Where the database is, for example <c>Data Source=guests.db</c> or <c>Host=localhost;Database=guests</c>.</param>
    /// <param name="merge">How changes are merged.</param>
    /// <returns>The projection, running.</returns>
    public static ProfileProjection Start(string bootstrapServers, string topic, string group, string connectionString, IProfileMerge merge) =>
        new(bootstrapServers, topic, group, connectionString, merge);

    /// <summary>Reads the profiles that are in the database now.</summary>
    /// <returns>In the order of their ids.</returns>
    public IReadOnlyList<Profile> Profiles()
    {
        using var store = new ProfileStore(_connectionString, _merge);
        return store.Profiles();
    }

    /// <summary>Stops the projection and leaves the group. An exception that stopped it is in <see cref="Completion"/>.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Completion.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private void Run(string bootstrapServers, string topic, string group)
    {
        using var store = new ProfileStore(_connectionString, _merge);
        var consumer = new ConsumerBuilder<string?, string?>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = group,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
        }).SetKeyDeserializer(NullableText.Deserializer).SetValueDeserializer(NullableText.Deserializer).Build();
        consumer.Subscribe(topic);
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var record = consumer.Consume(_stop.Token);
                store.Apply(record.Message.Key, record.Message.Value);
                consumer.Commit(record);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
        finally
        {
            consumer.Leave();
        }
    }
}

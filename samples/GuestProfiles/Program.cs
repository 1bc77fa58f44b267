using Samples.Guests;

if (args.Length != 4)
{
    Console.Error.WriteLine("usage: GuestProfiles <bootstrap servers> <Debezium topic> <consumer group> <connection string of SQLite or PostgreSQL>");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

await using var projection = ProfileProjection.Start(args[0], args[1], args[2], args[3], new VersionedMerge());
try
{
    await projection.Completion.WaitAsync(stop.Token);
}
catch (OperationCanceledException)
{
    Console.WriteLine($"{projection.Profiles().Count} profiles in {args[3]}");
}

return 0;

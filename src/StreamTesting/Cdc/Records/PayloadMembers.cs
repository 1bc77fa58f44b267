namespace StreamTesting;

/// <summary>Members by which a payload is told to be one thing or another.</summary>
[Flags]
internal enum PayloadMembers
{
    None = 0,
    Before = 1,
    After = 2,
    Source = 4,
    Transaction = 8,
    Op = 16,
    TsMs = 32,
    TsUs = 64,
    TsNs = 128,
    Message = 256,
    Ddl = 512,
    DatabaseName = 1024,
    Status = 2048,
    Id = 4096,
    EventCount = 8192,
    AggregateType = 16384,
    AdditionalData = 32768,
}

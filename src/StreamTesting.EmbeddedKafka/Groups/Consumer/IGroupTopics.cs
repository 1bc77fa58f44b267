namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>A topic as groups see it.</summary>
internal readonly record struct GroupTopic(string Name, Guid Id, int Partitions);

/// <summary>The topics there are. Thread-safe.</summary>
internal interface IGroupTopics
{
    /// <summary>Counts up whenever a topic comes, grows or goes.</summary>
    long Version { get; }

    IEnumerable<string> Names { get; }

    GroupTopic? Find(string name);

    /// <summary>The name of a topic; null where it is gone.</summary>
    string? NameOf(Guid id);
}

using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The catalog as groups see it.</summary>
internal sealed class GroupTopics(TopicCatalog catalog) : IGroupTopics
{
    public long Version => catalog.Version;

    public IEnumerable<string> Names => catalog.All.Select(topic => topic.Name);

    public GroupTopic? Find(string name) => catalog.Find(name) is { } topic ? new GroupTopic(topic.Name, topic.Id, topic.Partitions.Count) : null;

    public string? NameOf(Guid id) => catalog.Find(id)?.Name;
}

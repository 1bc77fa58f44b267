namespace StreamTesting.Domains;

/// <summary>What PostgreSQL's log tells of a row as it was before a change (REPLICA IDENTITY). MariaDB and MySQL always tell the whole row.</summary>
public enum ReplicaIdentity
{
    /// <summary>The key, where it changed or the row was deleted. The default.</summary>
    Default,

    /// <summary>The whole row.</summary>
    Full,
}

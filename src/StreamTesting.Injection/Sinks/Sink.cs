namespace StreamTesting.Injection;

/// <summary>
/// Makes sinks. Files are written under a temporary name in their own folder (which is made where it is missing) and renamed when all files of
/// all sinks are whole; until then, files of earlier runs stay as they are.
/// </summary>
public static class Sink
{
    /// <summary>All arrivals in one file, in their order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">How they stand in it; JSON lines by default.</param>
    /// <returns>The sink.</returns>
    public static IArrivalSink File(string path, JsonLayout layout = JsonLayout.Lines)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new FileSink(new SingleRoute(path), layout, DiskFiles.Instance);
    }

    /// <summary>A file <c>YYYY-MM-DD.ndjson</c> for each day (UTC) on which an event happened, each in arrival order (O-32).</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="layout">How arrivals stand in a file; JSON lines by default.</param>
    /// <param name="extension">What comes after the date; <c>.ndjson</c>, or <c>.json</c> for arrays, where it is null, the default.</param>
    /// <returns>The sink.</returns>
    public static IArrivalSink ByEventDate(string folder, JsonLayout layout = JsonLayout.Lines, string? extension = null) =>
        ByDate(folder, layout, extension, ofArrival: false);

    /// <summary>A file <c>YYYY-MM-DD.ndjson</c> for each day (UTC) on which something arrived, each in arrival order (O-31).</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="layout">How arrivals stand in a file; JSON lines by default.</param>
    /// <param name="extension">As in <see cref="ByEventDate"/>.</param>
    /// <returns>The sink.</returns>
    public static IArrivalSink ByArrivalDate(string folder, JsonLayout layout = JsonLayout.Lines, string? extension = null) =>
        ByDate(folder, layout, extension, ofArrival: true);

    /// <summary>A file for each topic that gets an arrival, named like it, or like the domain where the topic has no name: <c>bookings.jsonl</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="layout">How arrivals stand in a file; JSON lines by default.</param>
    /// <param name="extension">What comes after the name; <c>.jsonl</c>, or <c>.json</c> for arrays, where it is null, the default.</param>
    /// <returns>The sink.</returns>
    public static IArrivalSink ByTopic(string folder, JsonLayout layout = JsonLayout.Lines, string? extension = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new FileSink(new TopicRoute(folder, extension ?? (layout.IsArray() ? ".json" : ".jsonl")), layout, DiskFiles.Instance);
    }

    /// <summary>All arrivals to a stream, whole lines at a time. What was written stays written, whatever goes wrong later.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="layout">How they stand in it; JSON lines by default.</param>
    /// <param name="name">What it is called in messages; <c>the stream</c> by default.</param>
    /// <param name="leaveOpen">Whether the stream stays open; true by default.</param>
    /// <returns>The sink.</returns>
    public static IArrivalSink Stream(Stream stream, JsonLayout layout = JsonLayout.Lines, string name = "the stream", bool leaveOpen = true)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new StreamSink(stream, name, layout, leaveOpen);
    }

    /// <summary>
    /// The truth of the stream as JSON lines: a header, a line for each arrival, the final states where the domain is an
    /// <see cref="IFinalStates"/>, a summary. <see cref="TruthFile"/> reads it.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>The sink.</returns>
    public static IArrivalSink Truth(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new TruthSink(path, DiskFiles.Instance);
    }

    /// <summary>The counts of the stream as one JSON object, by the names of source 001's <c>stats.json</c> (O-33) and more.</summary>
    /// <param name="path">The file. Of shards, only the last one writes it.</param>
    /// <param name="outDir">What it says as <c>out_dir</c>; the file's folder as it stands in <paramref name="path"/> by default.</param>
    /// <param name="entities">What the domain's entities are called, for <c>n_orders</c>; orders by default.</param>
    /// <returns>The sink.</returns>
    public static IArrivalSink Stats(string path, string? outDir = null, string entities = "orders")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentException.ThrowIfNullOrWhiteSpace(entities);
        return new StatsSink(path, outDir ?? Path.GetDirectoryName(path) ?? "", entities, DiskFiles.Instance);
    }

    private static FileSink ByDate(string folder, JsonLayout layout, string? extension, bool ofArrival)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new FileSink(new DateRoute(folder, extension ?? JsonFraming.Extension(layout), ofArrival), layout, DiskFiles.Instance);
    }
}

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ColorWords</name>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis (for colour-blind readers)</source>
        <translation>Cividis（适合色觉障碍者）</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Greys (for print)</source>
        <translation>灰度（适合打印）</translation>
    </message>
    <message>
        <source>Diverging (about a middle)</source>
        <translation>双向（以中值为界）</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open model &amp;folder…</source>
        <translation>打开模型文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open a Hugging Face model folder from this computer</source>
        <translation>打开本机上的 Hugging Face 模型文件夹</translation>
    </message>
    <message>
        <source>Open &amp;text file…</source>
        <translation>打开文本文件(&amp;T)…</translation>
    </message>
    <message>
        <source>Read the sentence from a UTF-8 text file</source>
        <translation>从 UTF-8 文本文件读入句子</translation>
    </message>
    <message>
        <source>Edit the &amp;sentence</source>
        <translation>编辑句子(&amp;S)</translation>
    </message>
    <message>
        <source>Put the cursor into the sentence</source>
        <translation>把光标放到句子中</translation>
    </message>
    <message>
        <source>&amp;Export figure…</source>
        <translation>导出图形(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the picture in the middle to a file</source>
        <translation>把中间的图写入文件</translation>
    </message>
    <message>
        <source>&amp;Copy figure</source>
        <translation>复制图形(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the &amp;message</source>
        <translation>复制消息(&amp;M)</translation>
    </message>
    <message>
        <source>Copy the message that is shown</source>
        <translation>复制当前显示的消息</translation>
    </message>
    <message>
        <source>Compute the r&amp;est</source>
        <translation>继续计算(&amp;E)</translation>
    </message>
    <message>
        <source>Go on with what was stopped before it was done</source>
        <translation>继续计算停止时尚未完成的部分</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close Heedmap</source>
        <translation>关闭 Heedmap</translation>
    </message>
    <message>
        <source>&amp;With mask</source>
        <translation>有掩码(&amp;W)</translation>
    </message>
    <message>
        <source>Attention as the model computes it</source>
        <translation>模型实际计算的注意力</translation>
    </message>
    <message>
        <source>With&amp;out mask</source>
        <translation>无掩码(&amp;O)</translation>
    </message>
    <message>
        <source>Attention as it would be if a token could look at later ones</source>
        <translation>假如词元可以看到后面的词元，注意力会怎样</translation>
    </message>
    <message>
        <source>S&amp;ide by side</source>
        <translation>并排(&amp;I)</translation>
    </message>
    <message>
        <source>With the mask and without it, side by side</source>
        <translation>有掩码与无掩码，并排显示</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>差值(&amp;D)</translation>
    </message>
    <message>
        <source>What changes when the mask is taken away</source>
        <translation>去掉掩码后的变化</translation>
    </message>
    <message>
        <source>Switch the &amp;mask</source>
        <translation>切换掩码(&amp;M)</translation>
    </message>
    <message>
        <source>Show the picture with the mask or without</source>
        <translation>在有掩码与无掩码之间切换</translation>
    </message>
    <message>
        <source>This head onl&amp;y</source>
        <translation>仅此头(&amp;Y)</translation>
    </message>
    <message>
        <source>Take the mask from this head&apos;s softmax alone (local)</source>
        <translation>只在此头的 softmax 中去掉掩码（局部）</translation>
    </message>
    <message>
        <source>Whol&amp;e model</source>
        <translation>整个模型(&amp;E)</translation>
    </message>
    <message>
        <source>Run the whole model without the mask (propagated)</source>
        <translation>整个模型都不用掩码运行（传播）</translation>
    </message>
    <message>
        <source>Wei&amp;ghts</source>
        <translation>权重(&amp;G)</translation>
    </message>
    <message>
        <source>Colours are attention weights, after the softmax</source>
        <translation>颜色表示 softmax 之后的注意力权重</translation>
    </message>
    <message>
        <source>S&amp;cores</source>
        <translation>得分(&amp;C)</translation>
    </message>
    <message>
        <source>Colours are scaled scores, before mask and softmax</source>
        <translation>颜色表示缩放后、掩码与 softmax 之前的得分</translation>
    </message>
    <message>
        <source>Fit the heatmap</source>
        <translation>显示整个热图</translation>
    </message>
    <message>
        <source>Show the whole matrix again</source>
        <translation>重新显示整个矩阵</translation>
    </message>
    <message>
        <source>S&amp;ystem theme</source>
        <translation>跟随系统主题(&amp;Y)</translation>
    </message>
    <message>
        <source>Light or dark, as the system is</source>
        <translation>浅色或深色，与系统一致</translation>
    </message>
    <message>
        <source>Li&amp;ght theme</source>
        <translation>浅色主题(&amp;G)</translation>
    </message>
    <message>
        <source>Dark text on light cards</source>
        <translation>浅色卡片，深色文字</translation>
    </message>
    <message>
        <source>Dar&amp;k theme</source>
        <translation>深色主题(&amp;K)</translation>
    </message>
    <message>
        <source>Light text on dark cards</source>
        <translation>深色卡片，浅色文字</translation>
    </message>
    <message>
        <source>&amp;Next head</source>
        <translation>下一个头(&amp;N)</translation>
    </message>
    <message>
        <source>Go to the next head</source>
        <translation>转到下一个注意力头</translation>
    </message>
    <message>
        <source>&amp;Previous head</source>
        <translation>上一个头(&amp;P)</translation>
    </message>
    <message>
        <source>Go to the head before</source>
        <translation>转到上一个注意力头</translation>
    </message>
    <message>
        <source>Next &amp;layer</source>
        <translation>下一层(&amp;L)</translation>
    </message>
    <message>
        <source>Go to the same head of the next layer</source>
        <translation>转到下一层的同一个头</translation>
    </message>
    <message>
        <source>Previous l&amp;ayer</source>
        <translation>上一层(&amp;A)</translation>
    </message>
    <message>
        <source>Go to the same head of the layer before</source>
        <translation>转到上一层的同一个头</translation>
    </message>
    <message>
        <source>To the s&amp;tart</source>
        <translation>回到起点(&amp;T)</translation>
    </message>
    <message>
        <source>Go back to the sentence as it was typed</source>
        <translation>回到输入时的句子</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>Take the last generated token back</source>
        <translation>收回最后生成的词元</translation>
    </message>
    <message>
        <source>Step &amp;forward</source>
        <translation>前进一步(&amp;F)</translation>
    </message>
    <message>
        <source>Go to the next step; at the end, let the model add a token</source>
        <translation>到下一步；在末尾则让模型添加一个词元</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Add token after token until paused</source>
        <translation>连续添加词元，直到暂停</translation>
    </message>
    <message>
        <source>First &amp;steps</source>
        <translation>入门(&amp;S)</translation>
    </message>
    <message>
        <source>What is to be seen here, in five sentences</source>
        <translation>用几句话说明这里能看到什么</translation>
    </message>
    <message>
        <source>&amp;About Heedmap</source>
        <translation>关于 Heedmap(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>版本与许可</translation>
    </message>
    <message>
        <source>Copy the picture in the middle and its numbers to the clipboard</source>
        <translation>将中间的图及其数值复制到剪贴板</translation>
    </message>
    <message>
        <source>Colours up to the la&amp;rgest</source>
        <translation>颜色以最大值为上限(&amp;R)</translation>
    </message>
    <message>
        <source>Spend all colours on the weights there are: for long texts</source>
        <translation>把全部颜色用于实际出现的权重：适合长文本</translation>
    </message>
    <message>
        <source>&amp;Keep the generated text</source>
        <translation>保留生成的文本(&amp;K)</translation>
    </message>
    <message>
        <source>Make the sentence and what was generated the new sentence</source>
        <translation>把句子连同生成的内容作为新的句子</translation>
    </message>
    <message>
        <source>Copy the &amp;generated text</source>
        <translation>复制生成的文本(&amp;G)</translation>
    </message>
    <message>
        <source>Copy the sentence and what was generated to the clipboard</source>
        <translation>把句子连同生成的内容复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Encoder</source>
        <translation>编码器(&amp;E)</translation>
    </message>
    <message>
        <source>The heads in which the source reads itself</source>
        <translation>原文读自己的那些头</translation>
    </message>
    <message>
        <source>&amp;Decoder</source>
        <translation>解码器(&amp;D)</translation>
    </message>
    <message>
        <source>The heads in which the target reads itself</source>
        <translation>译文读自己的那些头</translation>
    </message>
    <message>
        <source>&amp;Cross-attention</source>
        <translation>交叉注意力(&amp;C)</translation>
    </message>
    <message>
        <source>The heads in which the target reads the source</source>
        <translation>译文读原文的那些头</translation>
    </message>
    <message>
        <source>&amp;Insert a mask</source>
        <translation>插入掩码词元(&amp;I)</translation>
    </message>
    <message>
        <source>Put a mask token where the cursor is: the model fills it in</source>
        <translation>在光标处放一个掩码词元：由模型来填</translation>
    </message>
    <message>
        <source>&amp;Heads</source>
        <translation>注意力头(&amp;H)</translation>
    </message>
    <message>
        <source>Show or hide the small pictures of all heads</source>
        <translation>显示或隐藏所有注意力头的小图</translation>
    </message>
    <message>
        <source>Head &amp;statistics</source>
        <translation>头的统计(&amp;S)</translation>
    </message>
    <message>
        <source>Show or hide the statistics of the head</source>
        <translation>显示或隐藏该注意力头的统计</translation>
    </message>
    <message>
        <source>E&amp;xplanation</source>
        <translation>解释(&amp;X)</translation>
    </message>
    <message>
        <source>Show or hide how the chosen cell is computed</source>
        <translation>显示或隐藏所选单元格的计算过程</translation>
    </message>
    <message>
        <source>&amp;Decoding</source>
        <translation>解码(&amp;D)</translation>
    </message>
    <message>
        <source>Show or hide the steps of decoding</source>
        <translation>显示或隐藏解码步骤</translation>
    </message>
    <message>
        <source>&amp;Next token</source>
        <translation>下一个词元(&amp;N)</translation>
    </message>
    <message>
        <source>Show or hide the most probable next tokens</source>
        <translation>显示或隐藏最可能的下一个词元</translation>
    </message>
    <message>
        <source>&amp;Gaps</source>
        <translation>填空(&amp;G)</translation>
    </message>
    <message>
        <source>Show or hide what an encoder puts at its masks</source>
        <translation>显示或隐藏编码器在掩码处填入的内容</translation>
    </message>
    <message>
        <source>&amp;Arrange the panels</source>
        <translation>排列面板(&amp;A)</translation>
    </message>
    <message>
        <source>Give the panels title bars to move and to close them by</source>
        <translation>给面板加上标题栏，以便移动和关闭</translation>
    </message>
    <message>
        <source>&amp;Reset the panels</source>
        <translation>还原面板(&amp;R)</translation>
    </message>
    <message>
        <source>Show all panels, where they were at first</source>
        <translation>在最初的位置显示所有面板</translation>
    </message>
    <message>
        <source>He&amp;atmap</source>
        <translation>热图(&amp;A)</translation>
    </message>
    <message>
        <source>Show all weights of the head as colours</source>
        <translation>用颜色显示这个头的全部权重</translation>
    </message>
    <message>
        <source>Walk through &amp;Q, K, V</source>
        <translation>逐步演算 Q、K、V(&amp;Q)</translation>
    </message>
    <message>
        <source>Show how the head computes, step by step</source>
        <translation>一步一步显示这个头怎样计算</translation>
    </message>
    <message>
        <source>Back in the formula</source>
        <translation>公式的上一步</translation>
    </message>
    <message>
        <source>Go to the step before in the walk</source>
        <translation>回到演算的上一步</translation>
    </message>
    <message>
        <source>On in the formula</source>
        <translation>公式的下一步</translation>
    </message>
    <message>
        <source>Go to the next step of the walk</source>
        <translation>前进到演算的下一步</translation>
    </message>
    <message>
        <source>&amp;Print figure…</source>
        <translation>打印图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the picture in the middle, or make a PDF of it</source>
        <translation>打印中间的图，或将其存为 PDF</translation>
    </message>
    <message>
        <source>&amp;New session</source>
        <translation>新建会话(&amp;N)</translation>
    </message>
    <message>
        <source>Begin again with the model&apos;s first example</source>
        <translation>从模型的第一个例句重新开始</translation>
    </message>
    <message>
        <source>&amp;Open session…</source>
        <translation>打开会话(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a session file: all as it was when it was saved</source>
        <translation>打开会话文件：一切都与保存时相同</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation>保存会话(&amp;S)</translation>
    </message>
    <message>
        <source>Write the model, sentence, view, steps and notes to a file</source>
        <translation>把模型、句子、视图、解码步骤和笔记写入文件</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Write the session to another file</source>
        <translation>把会话写入另一个文件</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤销上一次更改</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Make the change again that was taken back</source>
        <translation>重新执行已撤销的更改</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>所有命令(&amp;C)…</translation>
    </message>
    <message>
        <source>Search all commands and their shortcuts</source>
        <translation>搜索所有命令及其快捷键</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>Choose language, theme and what is kept</source>
        <translation>选择语言、主题和保存的内容</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>笔记(&amp;O)</translation>
    </message>
    <message>
        <source>Show or hide your notes, which a session keeps</source>
        <translation>显示或隐藏您的笔记，它们保存在会话中</translation>
    </message>
    <message>
        <source>Presen&amp;t</source>
        <translation>演示(&amp;T)</translation>
    </message>
    <message>
        <source>Fill the screen, with large type: for a projector</source>
        <translation>以大字号全屏显示，适合投影</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>First steps, and a glossary of every term on the screen</source>
        <translation>入门，以及屏幕上每个术语的解释</translation>
    </message>
    <message>
        <source>Pin this head to co&amp;mpare</source>
        <translation>固定此头以便比较(&amp;M)</translation>
    </message>
    <message>
        <source>Keep this head of this sentence beside the ones that are chosen next</source>
        <translation>把这个句子的这个头留在旁边，与之后选择的头比较</translation>
    </message>
    <message>
        <source>&amp;Logarithmic weights</source>
        <translation>对数权重(&amp;L)</translation>
    </message>
    <message>
        <source>Colours go by the logarithm of the weights</source>
        <translation>颜色按权重的对数变化</translation>
    </message>
    <message>
        <source>Pro&amp;babilities of the tokens</source>
        <translation>词元概率(&amp;B)</translation>
    </message>
    <message>
        <source>Show below each token how probable the model held it before reading it</source>
        <translation>在每个词元下方显示模型读到它之前给出的概率</translation>
    </message>
    <message>
        <source>Special to&amp;kens</source>
        <translation>特殊词元(&amp;K)</translation>
    </message>
    <message>
        <source>Show the chips of special tokens such as [CLS], too</source>
        <translation>也显示 [CLS] 等特殊词元</translation>
    </message>
    <message>
        <source>Merge word&amp;s</source>
        <translation>合并单词(&amp;S)</translation>
    </message>
    <message>
        <source>Show the pieces of a word as one: their sum as keys, their mean as queries</source>
        <translation>把一个单词的各个片段合为一行一列：作为键求和，作为查询取平均</translation>
    </message>
    <message>
        <source>Set the &amp;first token aside</source>
        <translation>撇开首词元(&amp;F)</translation>
    </message>
    <message>
        <source>Leave the first token&apos;s column out and rescale the rest of each row to 1</source>
        <translation>不看首词元那一列，每行其余权重重新缩放到和为 1</translation>
    </message>
    <message>
        <source>&amp;Viridis</source>
        <translation>&amp;Viridis</translation>
    </message>
    <message>
        <source>From dark blue over green to yellow</source>
        <translation>由深蓝经绿到黄</translation>
    </message>
    <message>
        <source>&amp;Cividis</source>
        <translation>&amp;Cividis</translation>
    </message>
    <message>
        <source>From blue to yellow: for colour-blind readers</source>
        <translation>由蓝到黄：适合色觉障碍者</translation>
    </message>
    <message>
        <source>&amp;Magma</source>
        <translation>&amp;Magma</translation>
    </message>
    <message>
        <source>From black over red to pale yellow</source>
        <translation>由黑经红到浅黄</translation>
    </message>
    <message>
        <source>&amp;Greys</source>
        <translation>灰度(&amp;G)</translation>
    </message>
    <message>
        <source>From white to black: for print</source>
        <translation>由白到黑：适合打印</translation>
    </message>
    <message>
        <source>Li&amp;nes</source>
        <translation>连线(&amp;N)</translation>
    </message>
    <message>
        <source>Show the head as lines between tokens, as wide as the weights</source>
        <translation>用词元之间的连线显示注意力头，线宽即权重</translation>
    </message>
    <message>
        <source>Figures of &amp;many heads…</source>
        <translation>多个注意力头的图(&amp;M)…</translation>
    </message>
    <message>
        <source>Write a figure of every head, a file each</source>
        <translation>为每个注意力头各写一个图文件</translation>
    </message>
    <message>
        <source>A&amp;nimation…</source>
        <translation>动画(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Handout…</source>
        <translation>讲义(&amp;H)…</translation>
    </message>
    <message>
        <source>Write tokens, heads, arithmetic and decoding as a document for a class</source>
        <translation>把词元、注意力头、演算和解码写成课堂讲义</translation>
    </message>
    <message>
        <source>&amp;Worksheet…</source>
        <translation>练习题(&amp;W)…</translation>
    </message>
    <message>
        <source>Write the head&apos;s matrices with blanks to fill in, and the answers</source>
        <translation>把该注意力头的各矩阵写成留空的练习题，并附答案</translation>
    </message>
    <message>
        <source>Write the decoding, or the walk, as an animation</source>
        <translation>把解码过程或演算过程写成动画</translation>
    </message>
    <message>
        <source>T&amp;ranslate the source</source>
        <translation>翻译原文(&amp;R)</translation>
    </message>
    <message>
        <source>Replace the target with the model&apos;s translation of the source</source>
        <translation>用模型对原文的翻译替换译文</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>Cross-attention has no mask to compare with.</source>
        <translation>交叉注意力没有可供比较的掩码。</translation>
    </message>
    <message>
        <source>Choose a cell in the heatmap first.</source>
        <translation>请先在热图中选择一个单元格。</translation>
    </message>
    <message>
        <source>Decoding needs a decoder&apos;s head under its own mask.</source>
        <translation>生成需要解码器自身掩码下的注意力头。</translation>
    </message>
    <message>
        <source>This figure cannot be made of what is shown.</source>
        <translation>无法用当前显示的内容制作此图。</translation>
    </message>
    <message>
        <source>This figure needs a height of at least %1 mm.</source>
        <translation>此图的高度至少需要 %1 毫米。</translation>
    </message>
    <message>
        <source>This figure needs more width.</source>
        <translation>此图需要更大的宽度。</translation>
    </message>
    <message>
        <source>The first colour&apos;s value must lie below the last one&apos;s.</source>
        <translation>第一种颜色的值必须小于最后一种颜色的值。</translation>
    </message>
    <message>
        <source>A PNG of %1 is too large: take fewer dots per inch, or PDF.</source>
        <translation>PNG 图片（%1）太大：请减少每英寸点数，或改用 PDF。</translation>
    </message>
    <message>
        <source>TeX takes at most %1 cells: take PDF or SVG.</source>
        <translation>TeX 最多容纳 %1 个单元格：请改用 PDF 或 SVG。</translation>
    </message>
    <message>
        <source>NPY takes matrices of one shape: take NPZ or CSV.</source>
        <translation>NPY 只接受形状相同的矩阵：请改用 NPZ 或 CSV。</translation>
    </message>
    <message>
        <source>merged words</source>
        <translation>合并的词</translation>
    </message>
    <message>
        <source>the first token set aside</source>
        <translation>撇开的首词元</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>the logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>the pinned head</source>
        <translation>固定的头</translation>
    </message>
    <message>
        <source>the lines of other heads</source>
        <translation>其他头的连线</translation>
    </message>
    <message>
        <source>the walk&apos;s switches</source>
        <translation>逐步演算的开关</translation>
    </message>
    <message>
        <source>In the window, but not in this figure: %1.</source>
        <translation>窗口中有、而此图中没有：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>this head only</source>
        <translation>仅此头</translation>
    </message>
    <message>
        <source>whole model</source>
        <translation>整个模型</translation>
    </message>
    <message>
        <source>1 head</source>
        <translation>1 个头</translation>
    </message>
    <message>
        <source>%1 heads</source>
        <translation>%1 个头</translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation>第 %1 层，第 %2 头</translation>
    </message>
    <message>
        <source>Attention of all heads</source>
        <translation>所有头的注意力</translation>
    </message>
    <message>
        <source>Attention of the heads of layer %1</source>
        <translation>第 %1 层各头的注意力</translation>
    </message>
    <message>
        <source>Scores of head %1</source>
        <translation>头 %1 的得分</translation>
    </message>
    <message>
        <source>Attention of head %1</source>
        <translation>头 %1 的注意力</translation>
    </message>
    <message>
        <source>Without a mask</source>
        <translation>无掩码</translation>
    </message>
    <message>
        <source>without a mask</source>
        <translation>无掩码</translation>
    </message>
    <message>
        <source>With the causal mask</source>
        <translation>有因果掩码</translation>
    </message>
    <message>
        <source>with the causal mask</source>
        <translation>有因果掩码</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>mask on and off: %1</source>
        <translation>有无掩码对比：%1</translation>
    </message>
    <message>
        <source>Query (looks)</source>
        <translation>查询（看）</translation>
    </message>
    <message>
        <source>Key (is looked at)</source>
        <translation>键（被看）</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>difference of weights</source>
        <translation>权重之差</translation>
    </message>
    <message>
        <source>Without − with</source>
        <translation>无掩码 − 有掩码</translation>
    </message>
    <message>
        <source>To the future</source>
        <translation>移向未来</translation>
    </message>
    <message>
        <source>masked: softmax never sees it</source>
        <translation>已掩码：softmax 看不到</translation>
    </message>
    <message>
        <source>right of the dashes: the future</source>
        <translation>虚线右侧：未来</translation>
    </message>
    <message>
        <source>each row&apos;s weight that moves to the future without the mask</source>
        <translation>去掉掩码后每行移向未来的权重</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>非数值</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>下一个词元</translation>
    </message>
    <message>
        <source>the prompt</source>
        <translation>提示文本</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>The padding mask</source>
        <translation>填充掩码</translation>
    </message>
    <message>
        <source>No mask</source>
        <translation>无掩码</translation>
    </message>
    <message>
        <source>The causal mask, window %1</source>
        <translation>因果掩码，窗口 %1</translation>
    </message>
    <message>
        <source>The causal mask</source>
        <translation>因果掩码</translation>
    </message>
    <message>
        <source>%1, padding</source>
        <translation>%1，含填充</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The language&apos;s own BCP 47 tag: en, zh-CN</extracomment>
        <translation>zh-CN</translation>
    </message>
    <message>
        <source>The tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Head %1, from X to its output</source>
        <translation>注意力头 %1：从 X 到输出</translation>
    </message>
    <message>
        <source>A weight of head %1, worked out</source>
        <translation>注意力头 %1 的一个权重：演算</translation>
    </message>
    <message>
        <source>Decoding, seen by head %1</source>
        <translation>逐步生成：注意力头 %1 所见</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 个词元</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>the stronger the line, the larger the weight</source>
        <translation>线越深，权重越大</translation>
    </message>
    <message>
        <source>seen: 0 is added to the score</source>
        <translation>可见：得分加 0</translation>
    </message>
    <message>
        <source>masked: −∞ is added to the score, the weight is 0</source>
        <translation>被遮蔽：得分加 −∞，权重为 0</translation>
    </message>
    <message>
        <source>row sum</source>
        <translation>行和</translation>
    </message>
    <message>
        <source>row max</source>
        <translation>行最大值</translation>
    </message>
    <message>
        <source>sum of the products</source>
        <translation>乘积之和</translation>
    </message>
    <message>
        <source>the mask adds</source>
        <translation>掩码加上</translation>
    </message>
    <message>
        <source>scores of the row</source>
        <translation>该行的得分</translation>
    </message>
    <message>
        <source>weights of the row</source>
        <translation>该行的权重</translation>
    </message>
    <message>
        <source>The softmax sees no number in this row</source>
        <translation>softmax 在这一行看不到任何数值</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 偏置</translation>
    </message>
    <message>
        <source>then norm or rotation</source>
        <translation>再经归一化或旋转</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>cross-attention</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>rows: target tokens, columns: source tokens</source>
        <translation>行：译文词元，列：原文词元</translation>
    </message>
    <message>
        <source>rows: queries, columns: keys</source>
        <translation>行：查询，列：键</translation>
    </message>
    <message>
        <source>Target: query (looks)</source>
        <translation>译文：查询（看）</translation>
    </message>
    <message>
        <source>Source: key (is looked at)</source>
        <translation>原文：键（被看）</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>the pieces of words merged</source>
        <translation>词的各片段已合并</translation>
    </message>
    <message>
        <source>the first token set aside, the others of a row sum to 1</source>
        <translation>首词元已撇开，每行其余权重之和为 1</translation>
    </message>
    <message>
        <source>weight, logarithmic</source>
        <translation>权重（对数）</translation>
    </message>
    <message>
        <source>masked, or the first token, which is set aside</source>
        <translation>被掩码遮住，或为撇开的首词元</translation>
    </message>
    <message>
        <source>a token&apos;s row predicts the token after it</source>
        <translation>每个词元所在的行用于预测它的下一个词元</translation>
    </message>
    <message>
        <source>a row that sees no key: where the softmax would be 0 ÷ 0, its weights are set to 0</source>
        <translation>看不到任何键的行：softmax 会是 0 ÷ 0，权重就都定为 0</translation>
    </message>
    <message>
        <source>window: a token sees itself alone</source>
        <translation>窗口：每个词元只看得见自己</translation>
    </message>
    <message>
        <source>window: the last %1 keys</source>
        <translation>窗口：每个查询最近的 %1 个键（含自身）</translation>
    </message>
    <message>
        <source>1 token of padding</source>
        <translation>1 个填充词元</translation>
    </message>
    <message>
        <source>%1 tokens of padding</source>
        <translation>%1 个填充词元</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>framed: chosen by hand</source>
        <translation>带框：手动选择</translation>
    </message>
</context>
<context>
    <name>Handout</name>
    <message>
        <source>What attention looks at</source>
        <translation>注意力在看什么</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>The sentence and its tokens</source>
        <translation>句子与词元</translation>
    </message>
    <message>
        <source>The model reads the sentence as one token: a piece of text with a number (below it) that stands for it.</source>
        <translation>模型把这句话读作一个词元：一段文字，下方是代表它的编号。</translation>
    </message>
    <message>
        <source>The model reads the sentence as %1 tokens: pieces of text, each with a number (below it) that stands for it.</source>
        <translation>模型把这句话读作 %1 个词元：每个词元是一段文字，下方是代表它的编号。</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>全部注意力头</translation>
    </message>
    <message>
        <source>Every head of every layer, small. A row is a token that looks, a column one that is looked at; the brighter a cell, the larger the weight.</source>
        <translation>各层的每个注意力头的缩略图。行是发出注意的词元，列是被注意的词元；格子越亮，权重越大。</translation>
    </message>
    <message>
        <source>All heads of the encoder</source>
        <translation>编码器的全部注意力头</translation>
    </message>
    <message>
        <source>All heads of the decoder</source>
        <translation>解码器的全部注意力头</translation>
    </message>
    <message>
        <source>All heads of the cross-attention</source>
        <translation>交叉注意力的全部注意力头</translation>
    </message>
    <message>
        <source>Every head of every layer, small. A row is a token of the target, a column one of the source that it looks at; the brighter a cell, the larger the weight.</source>
        <translation>各层的每个注意力头的缩略图。行是译文的词元，列是它所注意的原文词元；格子越亮，权重越大。</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>注意力头 %1</translation>
    </message>
    <message>
        <source>What the tokens of the target look at in the source. Each row adds up to 1.</source>
        <translation>译文的各词元在原文中看向哪里。每行之和为 1。</translation>
    </message>
    <message>
        <source>One weight, worked out</source>
        <translation>演算一个权重</translation>
    </message>
    <message>
        <source>How a single weight of head %1 comes about: the product of a query and a key, scaled, and its share in the row&apos;s softmax.</source>
        <translation>注意力头 %1 的一个权重是怎样得来的：查询与键的点积，经缩放，再取它在该行 softmax 中所占的份额。</translation>
    </message>
    <message>
        <source>Decoding, step by step</source>
        <translation>逐步解码</translation>
    </message>
    <message>
        <source>What the model adds in %1 steps: at the left where the newest token looks in head %2, at the right the tokens it finds most probable next.</source>
        <translation>模型在 %1 步中添加了什么：左边是最新词元在注意力头 %2 中看向哪里，右边是它认为接下来最可能的词元。</translation>
    </message>
    <message>
        <source>The model reads tokens: pieces of text, each with a number (below it) that stands for it. The source has %1 of them; below, the target has %2, the one that every target starts from included.</source>
        <translation>模型读的是词元：每个词元是一段文字，下方是代表它的编号。原文有 %1 个词元；下面的译文有 %2 个，包括每个译文开头的起始词元。</translation>
    </message>
    <message>
        <source>this head only</source>
        <translation>仅此头</translation>
    </message>
    <message>
        <source>whole model</source>
        <translation>整个模型</translation>
    </message>
    <message>
        <source>The head&apos;s weights with a causal mask put on (%1), without it, as the encoder reads, and what changes. Each row adds up to 1, each row of what changes to 0.</source>
        <translation>该注意力头在加上因果掩码时（%1）、无掩码时（编码器本来的读法）的权重，以及两者之差。权重每行之和为 1，差值每行之和为 0。</translation>
    </message>
    <message>
        <source>The head&apos;s weights with the causal mask, without it (%1), and what changes: with the mask no token looks at a later one. Each row adds up to 1, each row of what changes to 0.</source>
        <translation>该注意力头在有因果掩码、无掩码时（%1）的权重，以及两者之差：有掩码时，任何词元都看不到它后面的词元。权重每行之和为 1，差值每行之和为 0。</translation>
    </message>
    <message>
        <source>How a single weight of head %1 comes about: the product of a query and a key, scaled, and its share in the row&apos;s softmax. The chosen cell is of tokens that were decoded after this text; this is the largest weight of the last row.</source>
        <translation>注意力头 %1 的一个权重是怎样得来的：查询与键的点积，经缩放，再取它在该行 softmax 中所占的份额。所选单元格属于这段文字之后解码出的词元；这里是最后一行中最大的权重。</translation>
    </message>
    <message>
        <source>How a single weight of head %1, the largest of the last row, comes about: the product of a query and a key, scaled, and its share in the row&apos;s softmax.</source>
        <translation>注意力头 %1 的一个权重（最后一行中最大的）是怎样得来的：查询与键的点积，经缩放，再取它在该行 softmax 中所占的份额。</translation>
    </message>
    <message>
        <source>Decoding in %1 steps; a token in a frame was chosen by hand, not by the model: at the left where the newest token looks in head %2, at the right the tokens that the model finds most probable next.</source>
        <translation>解码共 %1 步；带框的词元是手动选择的，而非由模型选择：左边是最新词元在注意力头 %2 中看向哪里，右边是模型认为接下来最可能的词元。</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Worksheet</name>
    <message>
        <source>Attention by hand: the answers</source>
        <translation>手算注意力：答案</translation>
    </message>
    <message>
        <source>Attention by hand</source>
        <translation>手算注意力</translation>
    </message>
    <message>
        <source>Layer %1, head %2 of the model “%3”</source>
        <translation>模型“%3”第 %1 层第 %2 个注意力头</translation>
    </message>
    <message>
        <source>%1, reading “%2”</source>
        <translation>%1，所读句子：“%2”</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Work out the empty cells, step by step. Every step starts from the numbers printed on this sheet, and its results are rounded to %1 decimals (a half away from zero): so the printed numbers lead to the printed answers, digit by digit.</source>
        <translation>请逐步算出空格中的数。每一步都从本页印出的数出发，结果四舍五入到小数点后 %1 位（恰为一半时远离零取整）：因此由印出的数可以逐位算出印出的答案。</translation>
    </message>
    <message>
        <source>Only the first %1 of the head&apos;s %2 dimensions are used here, so the weights are not the model&apos;s own.</source>
        <translation>这里只用了该注意力头 %2 个维度中的前 %1 个，因此所得权重并非模型自身的权重。</translation>
    </message>
    <message>
        <source>The model does not round on the way: its weights differ from these by %1 at most.</source>
        <translation>模型在计算过程中不取整：它的权重与这里的最多相差 %1。</translation>
    </message>
    <message>
        <source>Input, a row a token</source>
        <translation>输入，每行一个词元</translation>
    </message>
    <message>
        <source>Input of the keys</source>
        <translation>键的输入</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重矩阵</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>缩放后</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>加掩码后</translation>
    </message>
    <message>
        <source>Attention weights</source>
        <translation>注意力权重</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>M = S′ (no mask: every key is seen)</source>
        <translation>M = S′（无掩码：所有键都可见）</translation>
    </message>
    <message>
        <source>M = S′, and −∞ at keys that are hidden</source>
        <translation>M = S′，被遮住的键处为 −∞</translation>
    </message>
    <message>
        <source>Heedmap · %1 · head %2.%3 · blanks by seed %4</source>
        <translation>Heedmap · %1 · 注意力头 %2.%3 · 留空的随机种子 %4</translation>
    </message>
</context>
<context>
    <name>heedmap::AnimationDialog</name>
    <message>
        <source>Export an animation</source>
        <translation>导出动画</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>步数(&amp;S)</translation>
    </message>
    <message>
        <source>How many tokens are added: first those taken already, then what the sampler chooses</source>
        <translation>添加多少个词元：先用已经选取的，再由采样器选取</translation>
    </message>
    <message>
        <source>&amp;Time a step</source>
        <translation>每步时长(&amp;T)</translation>
    </message>
    <message>
        <source>How long a step is seen</source>
        <translation>每一步显示多久</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation>播放次数(&amp;R)</translation>
    </message>
    <message>
        <source>How often the animation plays</source>
        <translation>动画播放多少遍</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>一直循环</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>宽度(&amp;W)</translation>
    </message>
    <message>
        <source>How wide the pictures are laid out</source>
        <translation>画面按多宽来排版</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> 毫米</translation>
    </message>
    <message>
        <source>Reso&amp;lution</source>
        <translation>分辨率(&amp;L)</translation>
    </message>
    <message>
        <source>Dots an inch: more makes larger pictures</source>
        <translation>每英寸点数：越多画面越大</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>The colours of page and text</source>
        <translation>页面和文字的颜色</translation>
    </message>
    <message>
        <source>As the window</source>
        <translation>与窗口相同</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>WebP is small and sharp; GIF plays everywhere</source>
        <translation>WebP 小而清晰；GIF 到处都能播放</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>WebP 动画</translation>
    </message>
    <message>
        <source>Animated GIF</source>
        <translation>GIF 动画</translation>
    </message>
    <message>
        <source>Numbered PNG pictures</source>
        <translation>编号的 PNG 图片</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>文件(&amp;I)</translation>
    </message>
    <message>
        <source>Ends in .webp, .gif or .png; the numbers of pictures are put before that</source>
        <translation>以 .webp、.gif 或 .png 结尾；图片的编号加在它前面</translation>
    </message>
    <message>
        <source>Animated WebP (*.webp);;Animated GIF (*.gif);;Numbered PNG pictures (*.png)</source>
        <translation>WebP 动画 (*.webp);;GIF 动画 (*.gif);;编号的 PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Decoding: token by token</source>
        <translation>解码：逐个词元</translation>
    </message>
    <message>
        <source>The walk: from X to the output</source>
        <translation>演算：从 X 到输出</translation>
    </message>
    <message>
        <source>&amp;Of</source>
        <translation>内容(&amp;O)</translation>
    </message>
    <message>
        <source>What the frames show</source>
        <translation>各帧显示什么</translation>
    </message>
</context>
<context>
    <name>heedmap::AttentionView</name>
    <message>
        <source>Without the mask</source>
        <translation>无掩码</translation>
    </message>
    <message>
        <source>Without the mask − with it</source>
        <translation>无掩码 − 有掩码</translation>
    </message>
    <message>
        <source>With the causal mask</source>
        <translation>有因果掩码</translation>
    </message>
    <message>
        <source>score before the mask, q·k × scale</source>
        <translation>掩码之前的得分，q·k × 缩放</translation>
    </message>
    <message>
        <source>attention weight</source>
        <translation>注意力权重</translation>
    </message>
    <message>
        <source>up to the largest: %1</source>
        <translation>上限为最大值：%1</translation>
    </message>
    <message>
        <source>score without the mask − with it</source>
        <translation>得分：无掩码 − 有掩码</translation>
    </message>
    <message>
        <source>weight without the mask − with it</source>
        <translation>权重：无掩码 − 有掩码</translation>
    </message>
    <message>
        <source>Cross-attention</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <source>Without a mask, as trained</source>
        <translation>无掩码（如训练时）</translation>
    </message>
    <message>
        <source>With the causal mask put on</source>
        <translation>加上因果掩码</translation>
    </message>
    <message>
        <source>score of A − of B</source>
        <translation>得分：A − B</translation>
    </message>
    <message>
        <source>weight of A − of B</source>
        <translation>权重：A − B</translation>
    </message>
    <message>
        <source>attention weight, logarithmic</source>
        <translation>注意力权重（对数）</translation>
    </message>
</context>
<context>
    <name>heedmap::BatchDialog</name>
    <message>
        <source>Export figures of many heads</source>
        <translation>导出多个注意力头的图</translation>
    </message>
    <message>
        <source>&amp;Heads</source>
        <translation>注意力头(&amp;H)</translation>
    </message>
    <message>
        <source>Which heads are drawn, a figure each</source>
        <translation>画哪些注意力头，每个一张图</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>文件夹(&amp;D)</translation>
    </message>
    <message>
        <source>The folder that the files are written to</source>
        <translation>文件写入的文件夹</translation>
    </message>
    <message>
        <source>Nam&amp;e</source>
        <translation>名称(&amp;E)</translation>
    </message>
    <message>
        <source>The files&apos; names: {model}, {layer}, {head}, {kind} and {stack} are filled in</source>
        <translation>文件名：其中的 {model}、{layer}、{head}、{kind} 和 {stack} 会被填入</translation>
    </message>
    <message>
        <source>It does not show a single head.</source>
        <translation>它显示的不是单个注意力头。</translation>
    </message>
</context>
<context>
    <name>heedmap::BusyBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop what is being computed; what is shown stays</source>
        <translation>停止计算；已显示的内容不变</translation>
    </message>
</context>
<context>
    <name>heedmap::CacheGauge</name>
    <message>
        <source>1 position</source>
        <translation>1 个位置</translation>
    </message>
    <message>
        <source>%1 positions</source>
        <translation>%1 个位置</translation>
    </message>
    <message>
        <source>KV cache: %1 × %2 layers · %3</source>
        <translation>KV 缓存：%1 × %2 层 · %3</translation>
    </message>
    <message>
        <source>The keys and values that are kept, so that a new token needs one new row of attention alone: a column for each position (%1 of the sentence, %2 generated), a row for each layer, %3 for each position. The newest is dark.</source>
        <translation>缓存下来的键和值，使新词元只需计算一行新的注意力：每个位置一列（句子 %1 个，生成 %2 个），每层一行，每个位置占 %3。最新的一列颜色最深。</translation>
    </message>
</context>
<context>
    <name>heedmap::ColorScaleBar</name>
    <message>
        <source>Colour scale</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>%1, from %2 to %3. %4</source>
        <translation>%1，从 %2 到 %3。%4</translation>
    </message>
</context>
<context>
    <name>heedmap::CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>Type what to do; Enter does it</source>
        <translation>输入要做的事；按回车执行</translation>
    </message>
    <message>
        <source>Search the commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Commands and their shortcuts</source>
        <translation>命令及其快捷键</translation>
    </message>
</context>
<context>
    <name>heedmap::ComparisonBar</name>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>A and B</source>
        <translation>A 与 B</translation>
    </message>
    <message>
        <source>The chosen head and the pinned one, side by side</source>
        <translation>所选的头与固定的头并排显示</translation>
    </message>
    <message>
        <source>A − B</source>
        <translation>A − B</translation>
    </message>
    <message>
        <source>What the chosen head has more or less of, cell by cell</source>
        <translation>所选的头比固定的头多了什么、少了什么，逐格显示</translation>
    </message>
    <message>
        <source>The two have different numbers of tokens: no cell of the one is a cell of the other</source>
        <translation>两者的词元数不同：格子无法一一对应</translation>
    </message>
    <message>
        <source>B: head %1.%2 of “%3”</source>
        <translation>B：“%3”的头 %1.%2</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Let the pinned head go (Ctrl+B)</source>
        <translation>放开固定的头（Ctrl+B）</translation>
    </message>
    <message>
        <source>no A − B: other numbers of tokens</source>
        <translation>不能求 A − B：词元个数不同</translation>
    </message>
</context>
<context>
    <name>heedmap::DecodingCard</name>
    <message>
        <source>No model is open yet.</source>
        <translation>尚未打开模型。</translation>
    </message>
    <message>
        <source>Type a sentence first.</source>
        <translation>请先输入一个句子。</translation>
    </message>
    <message>
        <source>Decoding needs the mask: without it, each new token would change every row before it. Choose With mask to go on.</source>
        <translation>解码需要掩码：没有掩码，每个新词元都会改变之前的所有行。请选择“有掩码”后继续。</translation>
    </message>
    <message>
        <source>All %1 positions of the model are used.</source>
        <translation>模型的 %1 个位置已全部用完。</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>The sentence was not read: shorten it first.</source>
        <translation>这句话没有被读取：请先缩短。</translation>
    </message>
    <message>
        <source>The model has ended its text here. Go back to take another way.</source>
        <translation>模型在这里写完了。退回去可以走另一条路。</translation>
    </message>
    <message>
        <source>An encoder does not write on: it fills in what is masked.</source>
        <translation>编码器不会往下写：它填补被遮住的词。</translation>
    </message>
</context>
<context>
    <name>heedmap::DecodingPanel</name>
    <message>
        <source>step %1 of %2 · seed %3</source>
        <translation>第 %1 步，共 %2 步 · 种子 %3</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Stop adding tokens</source>
        <translation>停止添加词元</translation>
    </message>
    <message>
        <source>Add token after token</source>
        <translation>连续添加词元</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>Back to the sentence as typed</source>
        <translation>回到输入时的句子</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>回到起点</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Take the last token back</source>
        <translation>收回最后一个词元</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步进</translation>
    </message>
    <message>
        <source>To the next step; at the end, the model adds a token</source>
        <translation>到下一步；在末尾则由模型添加一个词元</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>每秒 %1 个</translation>
    </message>
    <message>
        <source>How many tokens a second Play adds</source>
        <translation>播放时每秒添加多少个词元</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>0 always takes the most probable token; above 1 the choice gets more even</source>
        <translation>0 总是选最可能的词元；大于 1 时选择更均匀</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only the k most probable tokens can be chosen; 0: all</source>
        <translation>只从最可能的 k 个词元中选；0 表示全部</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Only the fewest tokens whose probabilities reach this sum can be chosen</source>
        <translation>只从概率之和达到此值的最少词元中选</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed chooses the same tokens again</source>
        <translation>相同的种子会再次选出相同的词元</translation>
    </message>
</context>
<context>
    <name>heedmap::DecodingTimeline</name>
    <message>
        <source>Decoding steps</source>
        <translation>解码步骤</translation>
    </message>
    <message>
        <source>Step 0: the sentence as typed</source>
        <translation>第 0 步：输入时的句子</translation>
    </message>
    <message>
        <source>Step %1: %2, %3</source>
        <translation>第 %1 步：%2，%3</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>手动选择</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>The cut corner: you chose it.</source>
        <translation>切角表示这个词元是你选的。</translation>
    </message>
</context>
<context>
    <name>heedmap::ErrorText</name>
    <message>
        <source>The sentence has %1 tokens; this model reads at most %2. What is shown below is of the sentence before.</source>
        <translation>这句话有 %1 个词元，而这个模型最多读取 %2 个。下方显示的仍是前一句。</translation>
    </message>
    <message>
        <source>Stopped. What was shown stays.</source>
        <translation>已停止。原先显示的内容保留。</translation>
    </message>
    <message>
        <source>There is no such model.</source>
        <translation>没有这个模型。</translation>
    </message>
    <message>
        <source>That is more than can be taken.</source>
        <translation>超出了可接受的大小。</translation>
    </message>
    <message>
        <source>That could not be done.</source>
        <translation>此操作未能完成。</translation>
    </message>
    <message>
        <source>“%1” could not be read or written.</source>
        <translation>无法读取或写入“%1”。</translation>
    </message>
    <message>
        <source>“%1” is there, but it does not hold what it should.</source>
        <translation>“%1”存在，但其内容不符合要求。</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>at most %1 bytes</source>
        <translation>最多 %1 字节</translation>
    </message>
    <message>
        <source>at least %1 bytes</source>
        <translation>至少 %1 字节</translation>
    </message>
    <message>
        <source>the end of the text</source>
        <translation>文本的结尾</translation>
    </message>
    <message>
        <source>JSON that is complete</source>
        <translation>完整的 JSON</translation>
    </message>
    <message>
        <source>valid JSON</source>
        <translation>有效的 JSON</translation>
    </message>
    <message>
        <source>a model folder, an embedded model (%1), or OWNER/NAME in the hub&apos;s cache at %2</source>
        <translation>模型文件夹、内置模型（%1），或 hub 缓存 %2 中的 OWNER/NAME</translation>
    </message>
    <message>
        <source>got %1</source>
        <translation>得到：%1</translation>
    </message>
    <message>
        <source>got %1, expected %2</source>
        <translation>得到：%1；应为：%2</translation>
    </message>
    <message>
        <source>LAYER.HEAD such as 1.0,2.3, each once: layers %1, heads %2</source>
        <translation>层.头，例如 1.0,2.3，每个只出现一次：层 %1，头 %2</translation>
    </message>
    <message>
        <source>at most %1 for a handout</source>
        <translation>讲义中最多 %1</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>这幅图</translation>
    </message>
    <message>
        <source>an encoder&apos;s or a decoder&apos;s head: cross-attention has no mask</source>
        <translation>编码器或解码器的头：交叉注意力没有掩码</translation>
    </message>
    <message>
        <source>a cell chosen in the heatmap</source>
        <translation>在热图中选定的单元格</translation>
    </message>
    <message>
        <source>a decoder&apos;s head under its own mask</source>
        <translation>使用自身掩码的解码器头</translation>
    </message>
    <message>
        <source>encoder or decoder: cross-attention has no mask to compare with</source>
        <translation>encoder 或 decoder：交叉注意力没有可比较的掩码</translation>
    </message>
    <message>
        <source>family or causal: compare shows none beside it</source>
        <translation>family 或 causal：比较图会在旁边显示 none</translation>
    </message>
    <message>
        <source>none without a causal mask: --mask causal</source>
        <translation>没有因果掩码时不设</translation>
    </message>
    <message>
        <source>another kind: decoding needs a decoder under its causal mask</source>
        <translation>其他类型：解码需要使用因果掩码的解码器</translation>
    </message>
    <message>
        <source>[%1], a row a query and a column a key, at least one of each</source>
        <translation>[%1]，每行一个查询，每列一个键，各至少一个</translation>
    </message>
    <message>
        <source>a head</source>
        <translation>一个头</translation>
    </message>
    <message>
        <source>a head with and without its mask</source>
        <translation>有掩码和无掩码的同一个头</translation>
    </message>
    <message>
        <source>a head&apos;s matrices</source>
        <translation>一个头的各矩阵</translation>
    </message>
    <message>
        <source>none that fits the tokens</source>
        <translation>没有与词元相符的值</translation>
    </message>
    <message>
        <source>the operands of one weight</source>
        <translation>一个权重的各运算数</translation>
    </message>
    <message>
        <source>one without candidates</source>
        <translation>没有候选词元的一步</translation>
    </message>
    <message>
        <source>what could come next</source>
        <translation>接下来可能的词元</translation>
    </message>
    <message>
        <source>two finite numbers, the lower one first</source>
        <translation>两个有限的数，小的在前</translation>
    </message>
    <message>
        <source>more, for %1 heads in a row</source>
        <translation>更大，一行要放 %1 个头</translation>
    </message>
    <message>
        <source>at least %1 for this figure, or none</source>
        <translation>这幅图至少 %1，或不设</translation>
    </message>
    <message>
        <source>a figure that shows some</source>
        <translation>显示数值的图</translation>
    </message>
    <message>
        <source>matrices of different shapes</source>
        <translation>形状不同的矩阵</translation>
    </message>
    <message>
        <source>one shape: .npz or .csv takes these</source>
        <translation>同一种形状：.npz 或 .csv 可以存这些</translation>
    </message>
    <message>
        <source>%1 rows of %2</source>
        <translation>%1 行，每行 %2 个</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>at most %1 pixels, and 32767 a side: a lower --dpi or --width-mm</source>
        <translation>最多 %1 像素，且每边最多 32767：请降低每英寸点数或宽度</translation>
    </message>
    <message>
        <source>memory for them, 4 bytes a pixel</source>
        <translation>容纳它们的内存，每像素 4 字节</translation>
    </message>
    <message>
        <source>an image that can be written</source>
        <translation>可以写入的图像</translation>
    </message>
    <message>
        <source>a device that takes %1 bytes</source>
        <translation>能接受 %1 字节的设备</translation>
    </message>
    <message>
        <source>no page</source>
        <translation>没有页面</translation>
    </message>
    <message>
        <source>no pages</source>
        <translation>没有页面</translation>
    </message>
    <message>
        <source>a page that can be painted</source>
        <translation>可以绘制的页面</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 个单元格</translation>
    </message>
    <message>
        <source>at most %1: take .pdf or .svg</source>
        <translation>最多 %1：请改用 .pdf 或 .svg</translation>
    </message>
    <message>
        <source>%1 frames of %2 × %3 pixels</source>
        <translation>%1 帧，每帧 %2 × %3 像素</translation>
    </message>
    <message>
        <source>at most %1 a side: a lower --dpi or --width-mm</source>
        <translation>每边最多 %1：请降低每英寸点数或宽度</translation>
    </message>
    <message>
        <source>at most %1: a lower --dpi or --width-mm</source>
        <translation>最多 %1：请降低每英寸点数或宽度</translation>
    </message>
    <message>
        <source>at most %1 pixels: fewer steps, or a lower --dpi or --width-mm</source>
        <translation>最多 %1 像素：请减少步数，或降低每英寸点数或宽度</translation>
    </message>
    <message>
        <source>frames that can be encoded</source>
        <translation>可以编码的帧</translation>
    </message>
    <message>
        <source>an unknown error</source>
        <translation>未知错误</translation>
    </message>
    <message>
        <source>a file that cannot be read again</source>
        <translation>无法再次读取的文件</translation>
    </message>
    <message>
        <source>metadata that it does not take</source>
        <translation>它不接受的元数据</translation>
    </message>
    <message>
        <source>too little memory</source>
        <translation>内存太少</translation>
    </message>
    <message>
        <source>a library of another version</source>
        <translation>其他版本的库</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 乘 %2</translation>
    </message>
    <message>
        <source>1 to %1 rows and columns</source>
        <translation>1 到 %1 行和列</translation>
    </message>
    <message>
        <source>numbers from -9999 to 9999</source>
        <translation>-9999 到 9999 的数</translation>
    </message>
    <message>
        <source>rows for X&apos;s columns, columns for the bias</source>
        <translation>行数与 X 的列数相同，列数与偏置相同</translation>
    </message>
    <message>
        <source>as many columns as q, as many rows as v</source>
        <translation>列数与 q 相同，行数与 v 相同</translation>
    </message>
    <message>
        <source>a step that the sheet works out</source>
        <translation>练习题要计算的步骤</translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation>%1 列</translation>
    </message>
    <message>
        <source>at most %1: begin with Q, K and V instead</source>
        <translation>最多 %1：请改从 Q、K 和 V 开始</translation>
    </message>
    <message>
        <source>a head that turns or norms its queries</source>
        <translation>旋转或归一化其查询的头</translation>
    </message>
    <message>
        <source>one whose Q is X W_Q alone: begin with Q, K and V instead</source>
        <translation>Q 只由 X W_Q 得到的头：请改从 Q、K 和 V 开始</translation>
    </message>
    <message>
        <source>a list of at most %1 examples</source>
        <translation>最多 %1 个示例的列表</translation>
    </message>
    <message>
        <source>a list of at most %1 whole numbers from 0 to %2</source>
        <translation>最多 %1 个 0 到 %2 的整数组成的列表</translation>
    </message>
    <message>
        <source>%1, written by %2</source>
        <translation>%1，由 %2 写入</translation>
    </message>
    <message>
        <source>at most %1, which Heedmap %2 reads</source>
        <translation>最多 %1，即 Heedmap %2 能读取的版本</translation>
    </message>
    <message>
        <source>that of the values: the file was damaged</source>
        <translation>与各值相符的校验和：文件已损坏</translation>
    </message>
    <message>
        <source>a file that was changed since it was read</source>
        <translation>读取之后又被改动的文件</translation>
    </message>
    <message>
        <source>the file as it was read; save under another name to keep both</source>
        <translation>与读取时相同的文件；要两者都保留，请另存为其他名称</translation>
    </message>
    <message>
        <source>a URL</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>a network path</source>
        <translation>网络路径</translation>
    </message>
    <message>
        <source>a file on this computer: nothing is fetched</source>
        <translation>本机上的文件：不会从网络获取任何内容</translation>
    </message>
    <message>
        <source>line %1, byte %2</source>
        <translation>第 %1 行，第 %2 字节</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>第 %1 字节</translation>
    </message>
    <message>
        <source>byte %1, %2</source>
        <translation>第 %1 字节，%2</translation>
    </message>
    <message>
        <source>%1 (line %2, byte %3)</source>
        <translation>%1（第 %2 行，第 %3 字节）</translation>
    </message>
    <message>
        <source>%1 (byte %2)</source>
        <translation>%1（第 %2 字节）</translation>
    </message>
    <message>
        <source>token %1</source>
        <translation>词元 %1</translation>
    </message>
    <message>
        <source>piece %1</source>
        <translation>词片 %1</translation>
    </message>
    <message>
        <source>header length</source>
        <translation>文件头长度</translation>
    </message>
    <message>
        <source>second text</source>
        <translation>第二句</translation>
    </message>
    <message>
        <source>source %1</source>
        <translation>原文 %1</translation>
    </message>
    <message>
        <source>unmasked pattern</source>
        <translation>无掩码的注意力图样</translation>
    </message>
    <message>
        <source>user-defined symbols</source>
        <translation>用户自定义符号</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>一个值</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a whole number, 0 or more</source>
        <translation>不小于 0 的整数</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 的数</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限的数</translation>
    </message>
    <message>
        <source>a multiple of %1, which is %2</source>
        <translation>%1（其值为 %2）的倍数</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>at least one</source>
        <translation>至少一个</translation>
    </message>
    <message>
        <source>more than 0, at most 1</source>
        <translation>大于 0，不超过 1</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 个值</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>encoder, decoder or cross</source>
        <translation>encoder、decoder 或 cross</translation>
    </message>
    <message>
        <source>a file name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>no file name</source>
        <translation>没有文件名</translation>
    </message>
    <message>
        <source>a file name, or a link to a file</source>
        <translation>文件名，或指向文件的链接</translation>
    </message>
    <message>
        <source>a link that leads nowhere</source>
        <translation>失效的链接</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>a regular file</source>
        <translation>普通文件</translation>
    </message>
    <message>
        <source>a folder, not a regular file</source>
        <translation>文件夹，不是普通文件</translation>
    </message>
    <message>
        <source>a FIFO, not a regular file</source>
        <translation>命名管道，不是普通文件</translation>
    </message>
    <message>
        <source>a device, not a regular file</source>
        <translation>设备，不是普通文件</translation>
    </message>
    <message>
        <source>a socket, not a regular file</source>
        <translation>套接字，不是普通文件</translation>
    </message>
    <message>
        <source>a special file, not a regular file</source>
        <translation>特殊文件，不是普通文件</translation>
    </message>
    <message>
        <source>a file that can be read</source>
        <translation>可以读取的文件</translation>
    </message>
    <message>
        <source>a file that can be mapped into memory</source>
        <translation>可以映射到内存的文件</translation>
    </message>
    <message>
        <source>a file that can be written to</source>
        <translation>可以写入的文件</translation>
    </message>
    <message>
        <source>a file that can be written to; save under another name</source>
        <translation>可以写入的文件；请另存为其他名称</translation>
    </message>
    <message>
        <source>a folder that can be written to</source>
        <translation>可以写入的文件夹</translation>
    </message>
    <message>
        <source>a folder that can be written to (%1)</source>
        <translation>可以写入的文件夹（%1）</translation>
    </message>
    <message>
        <source>a file that is being read</source>
        <translation>正在读取的文件</translation>
    </message>
    <message>
        <source>another name (or --force)</source>
        <translation>其他名称</translation>
    </message>
    <message>
        <source>a file that exists</source>
        <translation>已存在的文件</translation>
    </message>
    <message>
        <source>a file that came to exist meanwhile (not saved)</source>
        <translation>在此期间出现的文件（未保存）</translation>
    </message>
    <message>
        <source>a new name (or --force)</source>
        <translation>新的名称</translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1（未保存）</translation>
    </message>
    <message>
        <source>room and leave to write</source>
        <translation>剩余空间和写入权限</translation>
    </message>
    <message>
        <source>%1 bytes (a short read)</source>
        <translation>%1 字节（未能读全）</translation>
    </message>
    <message>
        <source>%1 bytes (a short read: the file changed while it was open)</source>
        <translation>%1 字节（未能读全：文件打开期间有改动）</translation>
    </message>
    <message>
        <source>no size (a short read: the file changed while it was open)</source>
        <translation>大小未知（未能读全：文件打开期间有改动）</translation>
    </message>
    <message>
        <source>%1 bytes, as when it was opened</source>
        <translation>%1 字节，与打开时相同</translation>
    </message>
    <message>
        <source>two files of this name</source>
        <translation>两个同名文件</translation>
    </message>
    <message>
        <source>a name of its own for each</source>
        <translation>各有自己的名称</translation>
    </message>
    <message>
        <source>{model}, {kind}, {stack}, {layer} and {head} alone in braces</source>
        <translation>花括号中只用 {model}、{kind}、{stack}、{layer} 和 {head}</translation>
    </message>
    <message>
        <source>one that ends in .webp, .gif or .png</source>
        <translation>以 .webp、.gif 或 .png 结尾的名称</translation>
    </message>
    <message>
        <source>the worksheet&apos;s own</source>
        <translation>与练习题相同的文件</translation>
    </message>
    <message>
        <source>another file for the answers</source>
        <translation>另一个存放答案的文件</translation>
    </message>
    <message>
        <source>a ZIP that can be written</source>
        <translation>可以写入的 ZIP</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许这一操作</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是文件夹</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接的层数过多</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统是只读的</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>参数无效</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>无法分配内存</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源正忙</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>文件正在执行</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>文件句柄已失效</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>没有这个设备</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>没有说明原因</translation>
    </message>
    <message>
        <source>%1 available</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1，用于 %2</translation>
    </message>
    <message>
        <source>a head over %1 tokens</source>
        <translation>%1 个词元上的一个头</translation>
    </message>
    <message>
        <source>all heads over %1 tokens</source>
        <translation>%1 个词元上的全部头</translation>
    </message>
    <message>
        <source>%1 over %2 tokens</source>
        <translation>%2 个词元上的 %1</translation>
    </message>
    <message>
        <source>the walk through a head over %1 tokens</source>
        <translation>%1 个词元上一个头的演算</translation>
    </message>
    <message>
        <source>a matrix of %1 × %2</source>
        <translation>%1 × %2 的矩阵</translation>
    </message>
    <message>
        <source>the logits of %1 tokens</source>
        <translation>%1 个词元的 logits</translation>
    </message>
    <message>
        <source>too little</source>
        <translation>太少</translation>
    </message>
    <message>
        <source>more than this machine has free</source>
        <translation>比这台计算机的空闲内存更多</translation>
    </message>
    <message>
        <source>no JSON</source>
        <translation>没有 JSON</translation>
    </message>
    <message>
        <source>0 bytes (empty)</source>
        <translation>0 字节（空文件）</translation>
    </message>
    <message>
        <source>a zero byte</source>
        <translation>零字节</translation>
    </message>
    <message>
        <source>a JSON object</source>
        <translation>JSON 对象</translation>
    </message>
    <message>
        <source>a JSON array</source>
        <translation>JSON 数组</translation>
    </message>
    <message>
        <source>object of %1 entries</source>
        <translation>有 %1 个条目的对象</translation>
    </message>
    <message>
        <source>array of %1 entries</source>
        <translation>有 %1 个条目的数组</translation>
    </message>
    <message>
        <source>the key twice, at byte %1 and at byte %2</source>
        <translation>同一个键出现两次：第 %1 字节和第 %2 字节</translation>
    </message>
    <message>
        <source>the key twice, at line %1, byte %2 and at line %3, byte %4</source>
        <translation>同一个键出现两次：第 %1 行第 %2 字节和第 %3 行第 %4 字节</translation>
    </message>
    <message>
        <source>each key once</source>
        <translation>每个键只出现一次</translation>
    </message>
    <message>
        <source>a number that a double can hold</source>
        <translation>双精度数能表示的数</translation>
    </message>
    <message>
        <source>%1 open brackets</source>
        <translation>%1 层括号</translation>
    </message>
    <message>
        <source>a depth of at most %1</source>
        <translation>最多 %1 层</translation>
    </message>
    <message>
        <source>more than %1 values</source>
        <translation>超过 %1 个值</translation>
    </message>
    <message>
        <source>at most so many in one entry</source>
        <translation>一个条目中最多这么多</translation>
    </message>
    <message>
        <source>a safetensors file</source>
        <translation>safetensors 文件</translation>
    </message>
    <message>
        <source>a Git LFS pointer to oid %1, size %2, not the file itself</source>
        <translation>Git LFS 指针（oid %1，大小 %2），而不是文件本身</translation>
    </message>
    <message>
        <source>an HTML page</source>
        <translation>HTML 网页</translation>
    </message>
    <message>
        <source>a ZIP archive (as PyTorch&apos;s .bin and .pt files are)</source>
        <translation>ZIP 压缩包（PyTorch 的 .bin 和 .pt 文件即是）</translation>
    </message>
    <message>
        <source>a Python pickle</source>
        <translation>Python pickle 文件</translation>
    </message>
    <message>
        <source>a GGUF file</source>
        <translation>GGUF 文件</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>HDF5 文件</translation>
    </message>
    <message>
        <source>at most the %1 bytes that follow it</source>
        <translation>最多为其后的 %1 字节</translation>
    </message>
    <message>
        <source>an object with dtype, shape and data_offsets</source>
        <translation>含有 dtype、shape 和 data_offsets 的对象</translation>
    </message>
    <message>
        <source>an object of strings</source>
        <translation>值均为字符串的对象</translation>
    </message>
    <message>
        <source>an element type&apos;s name</source>
        <translation>元素类型的名称</translation>
    </message>
    <message>
        <source>an array of sizes</source>
        <translation>由各维大小组成的数组</translation>
    </message>
    <message>
        <source>a rank of %1</source>
        <translation>%1 维</translation>
    </message>
    <message>
        <source>a rank of at most %1</source>
        <translation>最多 %1 维</translation>
    </message>
    <message>
        <source>a product below 2^64</source>
        <translation>小于 2^64 的乘积</translation>
    </message>
    <message>
        <source>[%1] of %2</source>
        <translation>%2 类型的 [%1]</translation>
    </message>
    <message>
        <source>a size in bytes below 2^64 and no dimension above 2^63 - 1</source>
        <translation>字节数小于 2^64，且每一维不超过 2^63 - 1</translation>
    </message>
    <message>
        <source>two whole numbers, the begin and the end of the data</source>
        <translation>两个整数：数据的起点和终点</translation>
    </message>
    <message>
        <source>begin %1 and end %2</source>
        <translation>起点 %1，终点 %2</translation>
    </message>
    <message>
        <source>an end that is not before the begin</source>
        <translation>不在起点之前的终点</translation>
    </message>
    <message>
        <source>%1 bytes for [%2] of %3</source>
        <translation>%1 字节，即 %3 类型的 [%2]</translation>
    </message>
    <message>
        <source>bytes %1 of the data unclaimed before it</source>
        <translation>它之前的数据字节 %1 不属于任何张量</translation>
    </message>
    <message>
        <source>tensors that follow each other without a hole, from byte 0</source>
        <translation>从第 0 字节起依次相接、没有空隙的张量</translation>
    </message>
    <message>
        <source>bytes %1, which overlap %2 at %3</source>
        <translation>字节 %1，与 %3 处的 %2 重叠</translation>
    </message>
    <message>
        <source>tensors that do not overlap</source>
        <translation>互不重叠的张量</translation>
    </message>
    <message>
        <source>%1 bytes (the file is cut)</source>
        <translation>%1 字节（文件不完整）</translation>
    </message>
    <message>
        <source>%1 bytes, as the header says</source>
        <translation>文件头所说的 %1 字节</translation>
    </message>
    <message>
        <source>%1 bytes behind the last tensor</source>
        <translation>最后一个张量之后还有 %1 字节</translation>
    </message>
    <message>
        <source>a file that ends with it, after %1 bytes of data</source>
        <translation>在 %1 字节的数据之后随它结束的文件</translation>
    </message>
    <message>
        <source>as many as the shape %1 has</source>
        <translation>与形状 %1 一样多</translation>
    </message>
    <message>
        <source>model.safetensors, or model.safetensors.index.json and its shards</source>
        <translation>model.safetensors，或 model.safetensors.index.json 及其各分片</translation>
    </message>
    <message>
        <source>%1 alone; pickle files are refused, since reading one runs its code</source>
        <translation>只有 %1；不接受 pickle 文件，因为读取它会运行其中的代码</translation>
    </message>
    <message>
        <source>%1 alone; that format is not read</source>
        <translation>只有 %1；不能读取这种格式</translation>
    </message>
    <message>
        <source>model.safetensors (`tools/convert FOLDER` makes it)</source>
        <translation>model.safetensors（可用 `tools/convert FOLDER` 生成）</translation>
    </message>
    <message>
        <source>a shard&apos;s file name</source>
        <translation>分片的文件名</translation>
    </message>
    <message>
        <source>a bare file name, of a file in this folder</source>
        <translation>本文件夹中某个文件的名称，不带路径</translation>
    </message>
    <message>
        <source>%1 shards</source>
        <translation>%1 个分片</translation>
    </message>
    <message>
        <source>1 to %1 shards</source>
        <translation>1 到 %1 个分片</translation>
    </message>
    <message>
        <source>%1, which is missing</source>
        <translation>%1，但找不到它</translation>
    </message>
    <message>
        <source>a shard that is in the folder</source>
        <translation>文件夹中有的分片</translation>
    </message>
    <message>
        <source>%1, which lacks it</source>
        <translation>%1，但其中没有它</translation>
    </message>
    <message>
        <source>the shard that holds the tensor</source>
        <translation>存有该张量的分片</translation>
    </message>
    <message>
        <source>the tensor in %1 and in %2</source>
        <translation>该张量同时在 %1 和 %2 中</translation>
    </message>
    <message>
        <source>each tensor in one shard</source>
        <translation>每个张量只在一个分片中</translation>
    </message>
    <message>
        <source>no such tensor</source>
        <translation>没有这个张量</translation>
    </message>
    <message>
        <source>one of shape %1, as config.json says</source>
        <translation>形状为 %1 的张量，如 config.json 所说</translation>
    </message>
    <message>
        <source>shape %1</source>
        <translation>形状 %1</translation>
    </message>
    <message>
        <source>F32, F16 or BF16</source>
        <translation>F32、F16 或 BF16</translation>
    </message>
    <message>
        <source>a value that is NaN or Inf, at %1</source>
        <translation>位置 %1 的值是 NaN 或 Inf</translation>
    </message>
    <message>
        <source>%1 values that are NaN or Inf, the first at %2</source>
        <translation>%1 个值是 NaN 或 Inf，第一个在位置 %2</translation>
    </message>
    <message>
        <source>finite weights</source>
        <translation>有限的权重</translation>
    </message>
    <message>
        <source>none here</source>
        <translation>此处没有</translation>
    </message>
    <message>
        <source>a class of one of: %1</source>
        <translation>以下之一的类：%1</translation>
    </message>
    <message>
        <source>gelu, gelu_new, gelu_pytorch_tanh, relu, silu, swish, quick_gelu or tanh</source>
        <translation>gelu、gelu_new、gelu_pytorch_tanh、relu、silu、swish、quick_gelu 或 tanh</translation>
    </message>
    <message>
        <source>a token&apos;s id, or a list of such</source>
        <translation>词元的编号，或由这样的编号组成的列表</translation>
    </message>
    <message>
        <source>ids from 0 to %1</source>
        <translation>0 到 %1 的编号</translation>
    </message>
    <message>
        <source>the id that decoding begins with</source>
        <translation>解码开始所用的编号</translation>
    </message>
    <message>
        <source>false: an encoder</source>
        <translation>false：编码器</translation>
    </message>
    <message>
        <source>more than pad_token_id + 1, which is %1</source>
        <translation>大于 pad_token_id + 1，即 %1</translation>
    </message>
    <message>
        <source>one entry for each of %1 layers (num_hidden_layers)</source>
        <translation>%1 层 (num_hidden_layers) 每层一项</translation>
    </message>
    <message>
        <source>full_attention or sliding_attention in every entry</source>
        <translation>每一项都是 full_attention 或 sliding_attention</translation>
    </message>
    <message>
        <source>default, linear, dynamic or llama3</source>
        <translation>default、linear、dynamic 或 llama3</translation>
    </message>
    <message>
        <source>one that reaches at most %1 positions</source>
        <translation>最多达到 %1 个位置的值</translation>
    </message>
    <message>
        <source>more than low_freq_factor</source>
        <translation>大于 low_freq_factor</translation>
    </message>
    <message>
        <source>1: the whole head is rotated</source>
        <translation>1：整个头都旋转</translation>
    </message>
    <message>
        <source>an even size: rotary positions turn pairs</source>
        <translation>偶数：旋转位置编码成对旋转各维</translation>
    </message>
    <message>
        <source>at most %1 (max_position_embeddings)</source>
        <translation>最多 %1 (max_position_embeddings)</translation>
    </message>
    <message>
        <source>%1 of them</source>
        <translation>%1 个</translation>
    </message>
    <message>
        <source>%1, one for each token</source>
        <translation>%1 个，每个词元一个</translation>
    </message>
    <message>
        <source>none: the model has no encoder beside its decoder</source>
        <translation>无：这个模型除解码器外没有编码器</translation>
    </message>
    <message>
        <source>a model without a language head</source>
        <translation>没有语言模型头的模型</translation>
    </message>
    <message>
        <source>one with it</source>
        <translation>有语言模型头的模型</translation>
    </message>
    <message>
        <source>causal: without a mask the past would change with every token</source>
        <translation>causal：没有掩码，每加一个词元，之前的结果都会改变</translation>
    </message>
    <message>
        <source>causal: a row that sees its token does not foresee it</source>
        <translation>causal：看得见自己要预测的词元的行不是在预测</translation>
    </message>
    <message>
        <source>a range from 1 to %1</source>
        <translation>1 到 %1 之内的范围</translation>
    </message>
    <message>
        <source>an encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>one with a decoder: an encoder fills gaps, it does not go on</source>
        <translation>有解码器的模型：编码器填补空缺，不会往下写</translation>
    </message>
    <message>
        <source>NaN or Inf</source>
        <translation>NaN 或 Inf</translation>
    </message>
    <message>
        <source>finite values: the model&apos;s weights give no probabilities here</source>
        <translation>有限的值：模型的权重在此给不出概率</translation>
    </message>
    <message>
        <source>a part that this family has</source>
        <translation>这个模型家族有的部分</translation>
    </message>
    <message>
        <source>%1embed, logits, or %2 with N from 0 to %3</source>
        <translation>%1embed、logits 或 %2，其中 N 为 0 到 %3</translation>
    </message>
    <message>
        <source>decoder or cross: an encoder&apos;s attention does not grow with the text</source>
        <translation>decoder 或 cross：编码器的注意力不随文本增长</translation>
    </message>
    <message>
        <source>%1: got %2, expected %3</source>
        <translation>%1: 得到：%2；应为：%3</translation>
    </message>
    <message>
        <source>%1: got %2, expected %3; taken as %4</source>
        <translation>%1: 得到：%2；应为：%3；取为：%4</translation>
    </message>
    <message>
        <source>%1: got %2, expected %3, but it is passed over; tokenizer.json is used</source>
        <translation>%1: 得到：%2；应为：%3。此文件已略过；使用 tokenizer.json</translation>
    </message>
    <message>
        <source>%1: vocab.json and tokenizer.json disagree about %2 tokens (%3 has the id %4 there and %5 here); tokenizer.json is used</source>
        <translation>%1: vocab.json 与 tokenizer.json 有 %2 个词元不一致（%3 的编号在前者为 %4，在后者为 %5）；使用 tokenizer.json</translation>
    </message>
    <message>
        <source>%1: merges.txt and tokenizer.json disagree, first at rank %2; tokenizer.json is used</source>
        <translation>%1: merges.txt 与 tokenizer.json 不一致，首先在第 %2 位；使用 tokenizer.json</translation>
    </message>
    <message>
        <source>%1: the merge %2 %3 stands twice, at ranks %4 and %5; rank %6 counts</source>
        <translation>%1: 合并 %2 %3 出现两次，在第 %4 位和第 %5 位；以第 %6 位为准</translation>
    </message>
    <message>
        <source>%1: %2 more merges stand twice</source>
        <translation>%1: 另有 %2 个合并出现两次</translation>
    </message>
    <message>
        <source>%1: the token %2 stands twice; this one counts</source>
        <translation>%1: 词元 %2 出现两次；以此处为准</translation>
    </message>
    <message>
        <source>%1: the token %2 stands again at line %3, which counts</source>
        <translation>%1: 词元 %2 在第 %3 行再次出现，以该行为准</translation>
    </message>
    <message>
        <source>%1: %2 more tokens stand again</source>
        <translation>%1: 另有 %2 个词元再次出现</translation>
    </message>
    <message>
        <source>%1: %2 has no id in the vocabulary and is passed over</source>
        <translation>%1: %2 在词表中没有编号，已略过</translation>
    </message>
    <message>
        <source>config.json: %1 is ignored: no code is run or fetched</source>
        <translation>config.json: 忽略 %1：不运行也不下载任何代码</translation>
    </message>
    <message>
        <source>config.json: %1 %2 is left out: the vocabulary has %3 tokens</source>
        <translation>config.json: 略去 %1 %2：词表有 %3 个词元</translation>
    </message>
    <message>
        <source>the files have no masked-language-model head (%1.weight): attention is shown, gaps cannot be filled</source>
        <translation>文件中没有掩码语言模型头 (%1.weight)：可以显示注意力，不能填补空缺</translation>
    </message>
    <message>
        <source>the files have no language head (lm_head.weight): attention is shown, tokens cannot be predicted</source>
        <translation>文件中没有语言模型头 (lm_head.weight)：可以显示注意力，不能预测词元</translation>
    </message>
    <message>
        <source>at most %1 bytes (16 MiB)</source>
        <translation>最多 %1 字节 (16 MiB)</translation>
    </message>
    <message>
        <source>at most %1 bytes between special tokens</source>
        <translation>特殊词元之间最多 %1 字节</translation>
    </message>
    <message>
        <source>%1 steps a byte</source>
        <translation>每字节 %1 步</translation>
    </message>
    <message>
        <source>a text of %1 bytes that reached the step limit</source>
        <translation>达到步数上限的 %1 字节的文本</translation>
    </message>
    <message>
        <source>a word of %1 bytes that reached the step limit</source>
        <translation>达到步数上限的 %1 字节的单词</translation>
    </message>
    <message>
        <source>one that its normalization makes more than sixteen times as long</source>
        <translation>规范化后长度超过十六倍的文本</translation>
    </message>
    <message>
        <source>a text that stays shorter</source>
        <translation>规范化后更短的文本</translation>
    </message>
    <message>
        <source>a run of combining marks that reached the step limit</source>
        <translation>达到步数上限的一串组合符号</translation>
    </message>
    <message>
        <source>a text that Unicode&apos;s forms can be made of</source>
        <translation>可以转换为 Unicode 规范形式的文本</translation>
    </message>
    <message>
        <source>no tokenizer files</source>
        <translation>没有分词器文件</translation>
    </message>
    <message>
        <source>%1 alone</source>
        <translation>只有 %1</translation>
    </message>
    <message>
        <source>tokenizer.json, tokenizer.model, vocab.txt, vocab.json and merges.txt, or source.spm, target.spm and vocab.json</source>
        <translation>tokenizer.json、tokenizer.model、vocab.txt、vocab.json 和 merges.txt，或 source.spm、target.spm 和 vocab.json</translation>
    </message>
    <message>
        <source>one that can join two texts</source>
        <translation>能把两段文本连在一起的分词器</translation>
    </message>
    <message>
        <source>GPT2Tokenizer, Qwen2Tokenizer or RobertaTokenizer, which have vocab.json and merges.txt</source>
        <translation>GPT2Tokenizer、Qwen2Tokenizer 或 RobertaTokenizer，它们使用 vocab.json 和 merges.txt</translation>
    </message>
    <message>
        <source>BertTokenizer, the WordPiece of vocab.txt</source>
        <translation>BertTokenizer，即 vocab.txt 的 WordPiece</translation>
    </message>
    <message>
        <source>LlamaTokenizer, the SentencePiece model of tokenizer.model</source>
        <translation>LlamaTokenizer，即 tokenizer.model 的 SentencePiece 模型</translation>
    </message>
    <message>
        <source>MarianTokenizer, of source.spm, target.spm and vocab.json</source>
        <translation>MarianTokenizer，使用 source.spm、target.spm 和 vocab.json</translation>
    </message>
    <message>
        <source>a token</source>
        <translation>一个词元</translation>
    </message>
    <message>
        <source>no tokens</source>
        <translation>没有词元</translation>
    </message>
    <message>
        <source>a token a line</source>
        <translation>每行一个词元</translation>
    </message>
    <message>
        <source>tokens that are not empty</source>
        <translation>非空的词元</translation>
    </message>
    <message>
        <source>a text that is not empty</source>
        <translation>非空的文本</translation>
    </message>
    <message>
        <source>a token of the vocabulary</source>
        <translation>词表中的词元</translation>
    </message>
    <message>
        <source>a token of the vocabulary and its id</source>
        <translation>词表中的词元及其编号</translation>
    </message>
    <message>
        <source>an object of at least one token and its id</source>
        <translation>至少含一个词元及其编号的对象</translation>
    </message>
    <message>
        <source>the token&apos;s id</source>
        <translation>词元的编号</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>编号 %1</translation>
    </message>
    <message>
        <source>an id from 0 to %1</source>
        <translation>0 到 %1 的编号</translation>
    </message>
    <message>
        <source>its id in the vocabulary, %1</source>
        <translation>它在词表中的编号 %1</translation>
    </message>
    <message>
        <source>an id of its own, not that of %1</source>
        <translation>自己的编号，而不是 %1 的</translation>
    </message>
    <message>
        <source>false, since no %1 is in the vocabulary</source>
        <translation>false，因为词表中没有 %1</translation>
    </message>
    <message>
        <source>an unknown token, since the byte %1 (%2) has no token of its own</source>
        <translation>未知词元，因为字节 %1（%2）没有自己的词元</translation>
    </message>
    <message>
        <source>an unknown token, since the character %1 has no token of its own</source>
        <translation>未知词元，因为字符 %1 没有自己的词元</translation>
    </message>
    <message>
        <source>an unknown token, since the word %1 has no token of its own</source>
        <translation>未知词元，因为单词 %1 没有自己的词元</translation>
    </message>
    <message>
        <source>an unknown token, since %1 is in no token</source>
        <translation>未知词元，因为 %1 不在任何词元中</translation>
    </message>
    <message>
        <source>two tokens with one space between them</source>
        <translation>两个词元，中间一个空格</translation>
    </message>
    <message>
        <source>two tokens, with one space between them or as an array</source>
        <translation>两个词元，中间一个空格，或写成数组</translation>
    </message>
    <message>
        <source>the merge %1 %2, but no token %3</source>
        <translation>合并 %1 %2，但没有词元 %3</translation>
    </message>
    <message>
        <source>both parts and the result of a merge in the vocabulary</source>
        <translation>合并的两部分和结果都在词表中</translation>
    </message>
    <message>
        <source>none: the same text must always give the same tokens</source>
        <translation>无：同样的文本必须总是得到同样的词元</translation>
    </message>
    <message>
        <source>BPE, which alone takes the words of ByteLevel</source>
        <translation>BPE，只有它接受 ByteLevel 的单词</translation>
    </message>
    <message>
        <source>BPE or Unigram or WordLevel or WordPiece</source>
        <translation>BPE、Unigram、WordLevel 或 WordPiece</translation>
    </message>
    <message>
        <source>a token and its score</source>
        <translation>一个词元及其得分</translation>
    </message>
    <message>
        <source>an array of at least one token and its score</source>
        <translation>至少含一个词元及其得分的数组</translation>
    </message>
    <message>
        <source>%1, or a Sequence of them</source>
        <translation>%1，或由它们组成的 Sequence</translation>
    </message>
    <message>
        <source>one character</source>
        <translation>一个字符</translation>
    </message>
    <message>
        <source>always, first or never</source>
        <translation>always、first 或 never</translation>
    </message>
    <message>
        <source>Removed, Isolated, MergedWithPrevious, MergedWithNext or Contiguous</source>
        <translation>Removed、Isolated、MergedWithPrevious、MergedWithNext 或 Contiguous</translation>
    </message>
    <message>
        <source>a second ByteLevel</source>
        <translation>第二个 ByteLevel</translation>
    </message>
    <message>
        <source>one ByteLevel</source>
        <translation>一个 ByteLevel</translation>
    </message>
    <message>
        <source>no Metaspace after ByteLevel</source>
        <translation>ByteLevel 之后没有 Metaspace</translation>
    </message>
    <message>
        <source>no UnicodeScripts after ByteLevel</source>
        <translation>ByteLevel 之后没有 UnicodeScripts</translation>
    </message>
    <message>
        <source>SpecialToken or Sequence</source>
        <translation>SpecialToken 或 Sequence</translation>
    </message>
    <message>
        <source>A or B</source>
        <translation>A 或 B</translation>
    </message>
    <message>
        <source>the Sequence A once, and no other</source>
        <translation>只有一次 Sequence A，没有其他</translation>
    </message>
    <message>
        <source>the Sequences A and B, each once</source>
        <translation>Sequence A 和 B 各一次</translation>
    </message>
    <message>
        <source>a key of special_tokens</source>
        <translation>special_tokens 中的键</translation>
    </message>
    <message>
        <source>ids of tokens in the vocabulary</source>
        <translation>词表中词元的编号</translation>
    </message>
    <message>
        <source>one processor that puts special tokens</source>
        <translation>只有一个添加特殊词元的处理器</translation>
    </message>
    <message>
        <source>a regular expression (%1)</source>
        <translation>正则表达式（%1）</translation>
    </message>
    <message>
        <source>a regular expression without %1</source>
        <translation>不含 %1 的正则表达式</translation>
    </message>
    <message>
        <source>a regular expression without %1 in brackets</source>
        <translation>方括号中不含 %1 的正则表达式</translation>
    </message>
    <message>
        <source>a regular expression without brackets in brackets</source>
        <translation>方括号中不含方括号的正则表达式</translation>
    </message>
    <message>
        <source>a regular expression without the option %1</source>
        <translation>不含选项 %1 的正则表达式</translation>
    </message>
    <message>
        <source>the pattern %1, which reached the step limit on this text</source>
        <translation>模式 %1 在这段文本上达到步数上限</translation>
    </message>
    <message>
        <source>the pattern %1, which failed on this text (%2)</source>
        <translation>模式 %1 在这段文本上匹配失败（%2）</translation>
    </message>
    <message>
        <source>a pattern whose matching ends within %1 steps a byte</source>
        <translation>每字节在 %1 步以内完成匹配的模式</translation>
    </message>
    <message>
        <source>a SentencePiece model</source>
        <translation>SentencePiece 模型</translation>
    </message>
    <message>
        <source>a SentencePiece model&apos;s</source>
        <translation>SentencePiece 模型的词片</translation>
    </message>
    <message>
        <source>what libsentencepiece accepts</source>
        <translation>libsentencepiece 接受的内容</translation>
    </message>
    <message>
        <source>one character at least</source>
        <translation>至少一个字符</translation>
    </message>
    <message>
        <source>no zero byte</source>
        <translation>不含零字节</translation>
    </message>
    <message>
        <source>a text that no piece before it has</source>
        <translation>与之前词片都不同的文本</translation>
    </message>
    <message>
        <source>the score %1</source>
        <translation>得分 %1</translation>
    </message>
    <message>
        <source>a finite score</source>
        <translation>有限的得分</translation>
    </message>
    <message>
        <source>one that begins with %1 others</source>
        <translation>以另外 %1 个符号开头的符号</translation>
    </message>
    <message>
        <source>with %1 at most</source>
        <translation>最多以 %1 个开头</translation>
    </message>
    <message>
        <source>4 bytes to 1 MiB</source>
        <translation>4 字节到 1 MiB</translation>
    </message>
    <message>
        <source>a trie of %1 bytes</source>
        <translation>%1 字节的字典树</translation>
    </message>
    <message>
        <source>whole units of 4 bytes, at least one, and no more than there are</source>
        <translation>完整的 4 字节单元，至少一个，且不多于实际所有</translation>
    </message>
    <message>
        <source>replacements that are not UTF-8</source>
        <translation>不是 UTF-8 的替换文本</translation>
    </message>
    <message>
        <source>a text of more than %1 bytes</source>
        <translation>超过 %1 字节的文本</translation>
    </message>
    <message>
        <source>unit %1, which leads past the end</source>
        <translation>单元 %1，它指向末尾之后</translation>
    </message>
    <message>
        <source>a replacement at byte %1, where no whole one stands</source>
        <translation>位于第 %1 字节的替换文本，而那里没有完整的一项</translation>
    </message>
    <message>
        <source>a replacement of %1 bytes</source>
        <translation>%1 字节的替换文本</translation>
    </message>
    <message>
        <source>a trie whose every search ends</source>
        <translation>每次查找都会结束的字典树</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>more than 10 bytes</source>
        <translation>超过 10 字节</translation>
    </message>
    <message>
        <source>a number of %1 bytes</source>
        <translation>%1 字节的数</translation>
    </message>
    <message>
        <source>a number of at most 10 bytes</source>
        <translation>最多 10 字节的数</translation>
    </message>
    <message>
        <source>a length of %1</source>
        <translation>长度 %1</translation>
    </message>
    <message>
        <source>at most the %1 bytes that remain</source>
        <translation>最多为剩下的 %1 字节</translation>
    </message>
    <message>
        <source>field %1 of wire type %2</source>
        <translation>线路类型为 %2 的字段 %1</translation>
    </message>
    <message>
        <source>a field of wire type 0, 1, 2 or 5</source>
        <translation>线路类型为 0、1、2 或 5 的字段</translation>
    </message>
    <message>
        <source>GPT-2&apos;s pattern</source>
        <translation>GPT-2 的模式</translation>
    </message>
    <message>
        <source>Qwen2&apos;s pattern</source>
        <translation>Qwen2 的模式</translation>
    </message>
    <message>
        <source>the class of config.json&apos;s model_type</source>
        <translation>与 config.json 的 model_type 相应的类</translation>
    </message>
    <message>
        <source>another Heedmap</source>
        <translation>另一个 Heedmap</translation>
    </message>
    <message>
        <source>encoder., decoder. or cross.blocks.N.PART</source>
        <translation>encoder.、decoder. 或 cross.blocks.N.PART</translation>
    </message>
    <message>
        <source>[%1], as config.json says</source>
        <translation>[%1]，如 config.json 所说</translation>
    </message>
    <message>
        <source>“%1” holds no model. A model folder has config.json, the weights as .safetensors files, and the tokenizer&apos;s files.</source>
        <translation>“%1”里没有模型。模型文件夹中要有 config.json、.safetensors 格式的权重和分词器文件。</translation>
    </message>
    <message>
        <source>“%1” is not there.</source>
        <translation>“%1”不存在。</translation>
    </message>
    <message>
        <source>The source has %1 tokens; this model reads at most %2. What is shown below is of the source before.</source>
        <translation>原文有 %1 个词元，而这个模型最多读取 %2 个。下方显示的仍是之前原文的结果。</translation>
    </message>
</context>
<context>
    <name>heedmap::ExplanationCard</name>
    <message>
        <source>Products of query and key</source>
        <translation>查询与键的乘积</translation>
    </message>
    <message>
        <source>The weight of the key (column) in the row of the query. Blue: query; orange: key.</source>
        <translation>查询所在行中该键（列）的权重。蓝色：查询；橙色：键。</translation>
    </message>
    <message>
        <source>Why this weight?</source>
        <translation>为什么是这个权重？</translation>
    </message>
    <message>
        <source>Click a cell to see how its weight is made.</source>
        <translation>点击一个单元格，看它的权重如何算出。</translation>
    </message>
    <message>
        <source>Weight: %1</source>
        <translation>权重：%1</translation>
    </message>
    <message>
        <source>of head %1.%2, which is chosen</source>
        <translation>所选的头 %1.%2</translation>
    </message>
</context>
<context>
    <name>heedmap::ExplanationText</name>
    <message>
        <source>Why %1?</source>
        <translation>为什么是 %1？</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>mask (−∞)</source>
        <translation>掩码（−∞）</translation>
    </message>
    <message>
        <source>mask 0</source>
        <translation>掩码 0</translation>
    </message>
    <message>
        <source>row max</source>
        <translation>行最大值</translation>
    </message>
    <message>
        <source>row sum</source>
        <translation>行和</translation>
    </message>
    <message>
        <source>The sum of the products, scaled: so large sizes of q and k do not saturate the softmax</source>
        <translation>乘积之和再缩放：这样 q 和 k 维数很大时 softmax 不会饱和</translation>
    </message>
    <message>
        <source>The mask adds 0 to what may be seen and −∞ to what may not</source>
        <translation>掩码对可见的加 0，对不可见的加 −∞</translation>
    </message>
    <message>
        <source>The largest score of the row is taken away first, so that no exponential overflows; the weights stay the same</source>
        <translation>先减去该行的最大得分，使指数不会溢出；权重不变</translation>
    </message>
    <message>
        <source>The sum of the exponentials over the %1 keys that this query sees</source>
        <translation>此查询可见的 %1 个键的指数之和</translation>
    </message>
    <message>
        <source>A score in this row is not a finite number, so softmax gives NaN for the whole row.</source>
        <translation>此行中有得分不是有限数，因此 softmax 使整行为 NaN。</translation>
    </message>
    <message>
        <source>The mask leaves this query no key to see: its weights are all 0.</source>
        <translation>掩码使此查询看不到任何键：其权重全为 0。</translation>
    </message>
    <message>
        <source>The mask adds −∞: softmax never sees this key, so its weight is 0.</source>
        <translation>掩码加上 −∞：softmax 看不到此键，因此其权重为 0。</translation>
    </message>
    <message>
        <source>recomputed, and it agrees</source>
        <translation>已重新计算，结果一致</translation>
    </message>
    <message>
        <source>recomputed %1, but the heatmap shows %2: they do not agree</source>
        <translation>重新计算得 %1，但热图显示 %2：两者不一致</translation>
    </message>
    <message>
        <source>Why %1 without the mask?</source>
        <translation>无掩码时为什么是 %1？</translation>
    </message>
    <message>
        <source>Why %1 with the mask?</source>
        <translation>为什么带掩码时是 %1？</translation>
    </message>
    <message>
        <source>the mask is taken from this head only</source>
        <translation>只去掉这个头的掩码</translation>
    </message>
    <message>
        <source>the whole model runs without the mask</source>
        <translation>整个模型在没有掩码的情况下运行</translation>
    </message>
    <message>
        <source>0 (no mask)</source>
        <translation>0（无掩码）</translation>
    </message>
    <message>
        <source>Without the mask nothing is taken away: every key may be seen</source>
        <translation>没有掩码就不去掉任何东西：每个键都可见</translation>
    </message>
    <message>
        <source>the mask is put on this head only</source>
        <translation>掩码只加在这个头上</translation>
    </message>
    <message>
        <source>the whole model runs under the mask</source>
        <translation>整个模型都在掩码下运行</translation>
    </message>
    <message>
        <source>An encoder has no mask: every token may be seen</source>
        <translation>编码器没有掩码：每个词元都可以看</translation>
    </message>
    <message>
        <source>Cross-attention has no mask: the whole source may be seen</source>
        <translation>交叉注意力没有掩码：整个原文都可以看</translation>
    </message>
    <message>
        <source>Not in the picture: the first column is set aside</source>
        <translation>图中不显示：首列已撇开</translation>
    </message>
    <message>
        <source>In the picture, pieces of a word (sum over keys, mean over queries)</source>
        <translation>图中合并单词（对键求和，对查询取平均）</translation>
    </message>
    <message>
        <source>In the picture, without the first column (the rest of a row sums to 1)</source>
        <translation>图中撇开首列（每行其余部分之和为 1）</translation>
    </message>
</context>
<context>
    <name>heedmap::ExportDialog</name>
    <message>
        <source>Export a figure</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Sav&amp;e…</source>
        <translation>保存(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the figure to a file</source>
        <translation>将图片写入文件</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy the figure as a picture, a drawing and numbers</source>
        <translation>同时复制为位图、矢量图和数值</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Print it, in this size, on a printer or into a PDF</source>
        <translation>按此尺寸打印到打印机或 PDF</translation>
    </message>
    <message>
        <source>Print previe&amp;w…</source>
        <translation>打印预览(&amp;W)…</translation>
    </message>
    <message>
        <source>See the page as it would be printed</source>
        <translation>查看打印出来的页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close; the choices are remembered (Esc)</source>
        <translation>关闭；所作的选择会被记住 (Esc)</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 毫米</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>%1 file (*.%2)</source>
        <translation>%1 文件 (*.%2)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>The figure and its numbers are in the clipboard.</source>
        <translation>图片及其数值已在剪贴板中。</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>The printer could not begin.</source>
        <translation>打印机无法开始打印。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>heedmap::ExportForm</name>
    <message>
        <source>Heatmap of the head</source>
        <translation>注意力头的热图</translation>
    </message>
    <message>
        <source>With mask, without, difference</source>
        <translation>有掩码、无掩码与差值</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>全部注意力头</translation>
    </message>
    <message>
        <source>Lines from queries to keys</source>
        <translation>从查询到键的连线</translation>
    </message>
    <message>
        <source>Q, K, V: from X to the output</source>
        <translation>Q、K、V：从 X 到输出</translation>
    </message>
    <message>
        <source>One weight, worked out</source>
        <translation>演算一个权重</translation>
    </message>
    <message>
        <source>Decoding steps</source>
        <translation>生成步骤</translation>
    </message>
    <message>
        <source>The mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>The tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>&amp;Figure</source>
        <translation>图(&amp;F)</translation>
    </message>
    <message>
        <source>What the figure shows</source>
        <translation>图中显示的内容</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>PDF and SVG are drawings that stay sharp at any size; TeX is for papers</source>
        <translation>PDF 和 SVG 是任意放大都清晰的矢量图；TeX 用于论文</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 位图</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 矢量图</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>TeX (TikZ and pgfplots)</source>
        <translation>TeX（TikZ 与 pgfplots）</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>尺寸(&amp;S)</translation>
    </message>
    <message>
        <source>No letter is smaller than 6 points at this size</source>
        <translation>在此尺寸下，文字都不小于 6 磅</translation>
    </message>
    <message>
        <source>Column, 85 mm</source>
        <translation>单栏，85 毫米</translation>
    </message>
    <message>
        <source>Page, 170 mm</source>
        <translation>通栏，170 毫米</translation>
    </message>
    <message>
        <source>Slide, 16:9</source>
        <translation>幻灯片，16:9</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>Widt&amp;h</source>
        <translation>宽度(&amp;H)</translation>
    </message>
    <message>
        <source>The figure&apos;s width in millimetres</source>
        <translation>图的宽度，以毫米计</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> 毫米</translation>
    </message>
    <message>
        <source>Hei&amp;ght</source>
        <translation>高度(&amp;G)</translation>
    </message>
    <message>
        <source>The most millimetres the figure is high; at the least as high as it needs</source>
        <translation>图的最大高度，以毫米计；最小值表示按需要</translation>
    </message>
    <message>
        <source>as needed</source>
        <translation>按需要</translation>
    </message>
    <message>
        <source>&amp;Dots per inch</source>
        <translation>每英寸点数(&amp;D)</translation>
    </message>
    <message>
        <source>Of a PNG picture: 300 for print</source>
        <translation>用于 PNG 位图：印刷用 300</translation>
    </message>
    <message>
        <source>&amp;Letters</source>
        <translation>文字(&amp;L)</translation>
    </message>
    <message>
        <source>Outlines look the same everywhere; text can be searched and edited</source>
        <translation>轮廓在任何地方看起来都一样；文本可以搜索和编辑</translation>
    </message>
    <message>
        <source>As outlines</source>
        <translation>转为轮廓</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>保留为文本</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Light for paper, dark for dark slides</source>
        <translation>浅色用于纸张，深色用于深色幻灯片</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Tr&amp;ansparent ground</source>
        <translation>透明背景(&amp;A)</translation>
    </message>
    <message>
        <source>Leave the ground out: what lies behind shows</source>
        <translation>不画背景：后面的内容会透出来</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>Own li&amp;mits</source>
        <translation>自定范围(&amp;M)</translation>
    </message>
    <message>
        <source>Where the colours begin and end; else 0 to 1 for weights</source>
        <translation>颜色的起止值；否则权重为 0 到 1</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>从(&amp;R)</translation>
    </message>
    <message>
        <source>The value of the first colour</source>
        <translation>第一种颜色对应的值</translation>
    </message>
    <message>
        <source>&amp;Up to</source>
        <translation>到(&amp;U)</translation>
    </message>
    <message>
        <source>The value of the last colour</source>
        <translation>最后一种颜色对应的值</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>标题(&amp;I)</translation>
    </message>
    <message>
        <source>The line above the figure</source>
        <translation>图上方的一行</translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation>数值(&amp;V)</translation>
    </message>
    <message>
        <source>Numbers in the cells, where there is room</source>
        <translation>单元格中的数字（空间足够时）</translation>
    </message>
    <message>
        <source>Captio&amp;n</source>
        <translation>说明(&amp;N)</translation>
    </message>
    <message>
        <source>The line below: model, sentence, head and mask</source>
        <translation>下方的一行：模型、句子、注意力头与掩码</translation>
    </message>
    <message>
        <source>Text of the caption</source>
        <translation>说明文字</translation>
    </message>
    <message>
        <source>The caption&apos;s text; emptied, it is made again</source>
        <translation>说明的文字；清空后会重新生成</translation>
    </message>
    <message>
        <source>Num&amp;bers beside it</source>
        <translation>附带数值(&amp;B)</translation>
    </message>
    <message>
        <source>A second file with the figure&apos;s numbers</source>
        <translation>另存一个包含图中数值的文件</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Of weights; scores and differences have their own</source>
        <translation>权重的配色；得分和差值另有配色</translation>
    </message>
    <message>
        <source>Mar&amp;k the chosen cell</source>
        <translation>标出所选单元格(&amp;K)</translation>
    </message>
    <message>
        <source>Its row and its column in their frames, as in the window</source>
        <translation>像窗口中那样框出它所在的行和列</translation>
    </message>
</context>
<context>
    <name>heedmap::ExportTaskDialog</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等，另有 %2 个</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>%1 of %2 files are written; missing: %3</source>
        <translation>已写入 %1 个文件，共 %2 个；缺少：%3</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>纸张(&amp;P)</translation>
    </message>
    <message>
        <source>The size of the pages</source>
        <translation>页面的大小</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter（信纸）</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>Already there: %1.
Replace?</source>
        <translation>已经存在：%1。
要替换吗？</translation>
    </message>
</context>
<context>
    <name>heedmap::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>图片预览</translation>
    </message>
    <message>
        <source>Drag the figure into another program</source>
        <translation>可将图片拖到其他程序中</translation>
    </message>
</context>
<context>
    <name>heedmap::FormulaLine</name>
    <message>
        <source>Formula: %1</source>
        <translation>公式：%1</translation>
    </message>
</context>
<context>
    <name>heedmap::GapsCard</name>
    <message>
        <source>This model&apos;s files hold no masked-language head: it can show its attention, but not what it would put in a gap.</source>
        <translation>这个模型的文件里没有掩码语言模型头：可以看它的注意力，但看不到它会在空缺处填什么。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s files name no mask token.</source>
        <translation>分词器的文件没有指定掩码词元。</translation>
    </message>
    <message>
        <source>Put %1 in the place of a word, and the model says here what it expects there. A token&apos;s own menu (right click) masks it, too.</source>
        <translation>把一个词换成 %1，模型就会在这里说出它认为那里是什么。也可以用词元自己的菜单（右键）遮住它。</translation>
    </message>
    <message>
        <source>click a word to put it in</source>
        <translation>点击一个词，把它填进去</translation>
    </message>
    <message>
        <source>position %1</source>
        <translation>位置 %1</translation>
    </message>
    <message>
        <source>Masked tokens</source>
        <translation>被遮住的词元</translation>
    </message>
    <message>
        <source>Insert a mask</source>
        <translation>插入掩码词元</translation>
    </message>
    <message>
        <source>Put a mask token where the cursor is in the sentence (Ctrl+M)</source>
        <translation>在句子的光标处放一个掩码词元 (Ctrl+M)</translation>
    </message>
    <message>
        <source>the first %1 of %2 masked tokens</source>
        <translation>%2 个掩码词元中的前 %1 个</translation>
    </message>
    <message>
        <source>without the causal mask</source>
        <translation>无因果掩码</translation>
    </message>
</context>
<context>
    <name>heedmap::HandoutDialog</name>
    <message>
        <source>Export a handout</source>
        <translation>导出讲义</translation>
    </message>
    <message>
        <source>made from the sentence</source>
        <translation>由句子自动生成</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>What stands on the first page; empty: a made one</source>
        <translation>首页上的标题；留空则自动生成</translation>
    </message>
    <message>
        <source>&amp;Heads</source>
        <translation>注意力头(&amp;H)</translation>
    </message>
    <message>
        <source>Which heads get a section of their own</source>
        <translation>哪些注意力头各占一节</translation>
    </message>
    <message>
        <source>&amp;Decoding steps</source>
        <translation>解码步数(&amp;D)</translation>
    </message>
    <message>
        <source>How many steps of decoding are shown; 0: none</source>
        <translation>显示多少步解码；0 为不显示</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>文件(&amp;I)</translation>
    </message>
    <message>
        <source>The handout: a PDF</source>
        <translation>讲义：PDF 文件</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
</context>
<context>
    <name>heedmap::HeadChoice</name>
    <message>
        <source>The chosen head, %1</source>
        <translation>所选的注意力头 %1</translation>
    </message>
    <message>
        <source>All heads of layer %1</source>
        <translation>第 %1 层的全部注意力头</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>全部注意力头</translation>
    </message>
    <message>
        <source>These heads:</source>
        <translation>这些注意力头：</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>Numbers of the heads</source>
        <translation>注意力头的编号</translation>
    </message>
    <message>
        <source>Layer and head of each: 1.0, 2.3</source>
        <translation>每个写作“层.头”：1.0, 2.3</translation>
    </message>
</context>
<context>
    <name>heedmap::HeadGrid</name>
    <message>
        <source>Head %1.%2: layer %1, head %2</source>
        <translation>头 %1.%2：第 %1 层，第 %2 头</translation>
    </message>
    <message>
        <source>%1, not finite</source>
        <translation>%1，非有限数</translation>
    </message>
    <message>
        <source>%1, previous token %2</source>
        <translation>%1，前一个词元 %2</translation>
    </message>
    <message>
        <source>Means over the rows of this sentence:</source>
        <translation>本句各行的平均值：</translation>
    </message>
    <message>
        <source>Some rows are not finite numbers; they are left out.</source>
        <translation>有些行不是有限数，未计入。</translation>
    </message>
    <message>
        <source>%1, entropy %2 bits</source>
        <translation>%1，熵 %2 比特</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The bar: %1</source>
        <translation>横条：%1</translation>
    </message>
    <message>
        <source>Layer %1: the mean of its heads</source>
        <translation>第 %1 层：各头的平均</translation>
    </message>
    <message>
        <source>Each weight is the mean of that weight over the layer&apos;s heads.</source>
        <translation>每个权重都是该层各头对应权重的平均值。</translation>
    </message>
    <message>
        <source>Some rows are not finite numbers.</source>
        <translation>有些行不是有限的数。</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
</context>
<context>
    <name>heedmap::HeadStatisticsCard</name>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 比特</translation>
    </message>
    <message>
        <source>looks at the previous token</source>
        <translation>看前一个词元</translation>
    </message>
    <message>
        <source>Mean weight on the token before the query, over all rows but the first</source>
        <translation>查询之前一个词元上的权重，对除第一行外的各行取平均</translation>
    </message>
    <message>
        <source>looks at the first token</source>
        <translation>看首词元</translation>
    </message>
    <message>
        <source>Mean weight on the first token, over all rows but its own. Much of it is often a resting place, not meaning</source>
        <translation>首词元上的权重，对除首词元自己那一行外的各行取平均。它常常只是停放注意力之处，并无含义</translation>
    </message>
    <message>
        <source>looks at itself</source>
        <translation>看自身</translation>
    </message>
    <message>
        <source>Mean weight on the query&apos;s own token, over all rows</source>
        <translation>查询自身词元上的权重，对所有行取平均</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>Mean entropy of a row, over all rows: 0 bits is one key alone, more is spread over more keys</source>
        <translation>一行的熵，对所有行取平均：0 比特表示只看一个键，越大表示分散在越多的键上</translation>
    </message>
    <message>
        <source>mean distance</source>
        <translation>平均距离</translation>
    </message>
    <message>
        <source>How far away the keys are, weighted, in tokens: the mean over all rows</source>
        <translation>到各键的加权距离，以词元计，对所有行取平均</translation>
    </message>
    <message>
        <source>to the future, unmasked</source>
        <translation>去掩码后移向未来</translation>
    </message>
    <message>
        <source>Mean weight on later tokens if this head alone had no mask (local), over all rows, the last one&apos;s 0 too</source>
        <translation>若只有此头没有掩码，后面词元上的平均权重（局部），对所有行取平均，最后一行的 0 也算在内</translation>
    </message>
    <message>
        <source>induction</source>
        <translation>归纳</translation>
    </message>
    <message>
        <source>Mean weight on the tokens that followed earlier occurrences of the query&apos;s token, over the rows that have one (Olsson et al. 2022)</source>
        <translation>查询词元先前各次出现之后的那些词元上的权重，对有先前出现的各行取平均（Olsson 等，2022）</translation>
    </message>
    <message>
        <source>Choose a head to see what it does on the whole.</source>
        <translation>选择一个头，看它总体上做什么。</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>Head %1.%2</source>
        <translation>头 %1.%2</translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation>第 %1 层，第 %2 头</translation>
    </message>
    <message>
        <source>Hover over a head to preview it, click to keep it; arrow keys walk.</source>
        <translation>指针悬停可预览注意力头，单击选定，方向键逐个浏览。</translation>
    </message>
    <message>
        <source>looks at the first source token</source>
        <translation>看原文的第一个词元</translation>
    </message>
    <message>
        <source>Mean weight on the first token of the source, over all rows</source>
        <translation>原文第一个词元上的权重，对所有行取平均</translation>
    </message>
    <message>
        <source>looks at later tokens</source>
        <translation>看后面的词元</translation>
    </message>
    <message>
        <source>Mean weight on later tokens, over all rows: what a causal mask would hide</source>
        <translation>后面词元上的权重，对所有行取平均：因果掩码会遮住的部分</translation>
    </message>
    <message>
        <source>cross-attention: layer %1, head %2</source>
        <translation>交叉注意力：第 %1 层，第 %2 头</translation>
    </message>
    <message>
        <source>encoder: layer %1, head %2</source>
        <translation>编码器：第 %1 层，第 %2 头</translation>
    </message>
    <message>
        <source>All with the causal mask, whichever picture is shown; “%1” takes the mask from this head only.</source>
        <translation>无论显示哪张图，都按带因果掩码计算；只有“%1”去掉此头的掩码。</translation>
    </message>
</context>
<context>
    <name>heedmap::HeadToggles</name>
    <message>
        <source>heads of layer %1:</source>
        <translation>第 %1 层的头：</translation>
    </message>
    <message>
        <source>Head %1.%2</source>
        <translation>头 %1.%2</translation>
    </message>
    <message>
        <source>%1 is the chosen head</source>
        <translation>%1 是所选的头</translation>
    </message>
    <message>
        <source>%1 is drawn, too: click to leave it out</source>
        <translation>%1 也画出来了：单击即去掉</translation>
    </message>
    <message>
        <source>Draw the lines of %1, too</source>
        <translation>也画出 %1 的连线</translation>
    </message>
</context>
<context>
    <name>heedmap::HeadsCard</name>
    <message>
        <source>Heads</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>Heads of the model</source>
        <translation>模型的注意力头</translation>
    </message>
    <message>
        <source>by layer</source>
        <translation>按层</translation>
    </message>
    <message>
        <source>previous token</source>
        <translation>前一个词元</translation>
    </message>
    <message>
        <source>first token</source>
        <translation>首词元</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>mean distance</source>
        <translation>平均距离</translation>
    </message>
    <message>
        <source>to the future</source>
        <translation>移向未来</translation>
    </message>
    <message>
        <source>induction</source>
        <translation>归纳</translation>
    </message>
    <message>
        <source>Order of the heads</source>
        <translation>注意力头的顺序</translation>
    </message>
    <message>
        <source>as trained: with the causal mask</source>
        <translation>与训练时相同：带因果掩码</translation>
    </message>
    <message>
        <source>as trained: without the mask</source>
        <translation>与训练时相同：无掩码</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>栈</translation>
    </message>
    <message>
        <source>What is marked under the heads, and what they are ordered by</source>
        <translation>在各头下方标出什么，并按什么排序</translation>
    </message>
    <message>
        <source>Sort the heads</source>
        <translation>给头排序</translation>
    </message>
    <message>
        <source>Largest first; off: each head at its place in the model</source>
        <translation>最大的排在前面；关闭时各头留在模型中的位置</translation>
    </message>
    <message>
        <source>Arrow keys choose a head; plus, minus and 0 change the size of the pictures</source>
        <translation>方向键选择注意力头；加号、减号和 0 改变图的大小</translation>
    </message>
    <message>
        <source>stopped before these were drawn</source>
        <translation>已停止，这些图尚未绘制</translation>
    </message>
</context>
<context>
    <name>heedmap::HeatmapCard</name>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Attention of head %1.%2</source>
        <translation>头 %1.%2 的注意力</translation>
    </message>
    <message>
        <source>With the mask both are the same: take the mask away to choose</source>
        <translation>有掩码时两者相同：去掉掩码后才能选择</translation>
    </message>
    <message>
        <source>With mask</source>
        <translation>有掩码</translation>
    </message>
    <message>
        <source>Attention as the model computes it: no token sees a later one</source>
        <translation>模型实际计算的注意力：词元看不到后面的词元</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>无掩码</translation>
    </message>
    <message>
        <source>Attention as it would be if a token could look at later ones</source>
        <translation>假如词元可以看到后面的词元，注意力会怎样</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>With the mask and without it, side by side</source>
        <translation>有掩码与无掩码，并排显示</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>What changes, cell by cell, when the mask is taken away</source>
        <translation>去掉掩码后逐格的变化</translation>
    </message>
    <message>
        <source>This head only</source>
        <translation>仅此头</translation>
    </message>
    <message>
        <source>Local: the mask is taken from this head&apos;s softmax alone; its scores stay</source>
        <translation>局部：只在此头的 softmax 中去掉掩码；得分不变</translation>
    </message>
    <message>
        <source>Whole model</source>
        <translation>整个模型</translation>
    </message>
    <message>
        <source>Propagated: the whole model runs without the mask, so later layers change too</source>
        <translation>传播：整个模型不用掩码运行，因此后面各层也会改变</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>How much of each token is read: after the softmax, a row sums to 1</source>
        <translation>从每个词元读取多少：softmax 之后，每行之和为 1</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>q·k ÷ √d, before mask and softmax</source>
        <translation>q·k ÷ √d，在掩码与 softmax 之前</translation>
    </message>
    <message>
        <source>Preview of head %1.%2</source>
        <translation>预览注意力头 %1.%2</translation>
    </message>
    <message>
        <source>Cross-attention of head %1.%2</source>
        <translation>头 %1.%2 的交叉注意力</translation>
    </message>
    <message>
        <source>Cross-attention has no causal mask: the whole source is there before the first target token</source>
        <translation>交叉注意力没有因果掩码：在写第一个译文词元之前，整个原文就已经在那里了</translation>
    </message>
    <message>
        <source>Cross-attention has no mask to take away</source>
        <translation>交叉注意力没有可以去掉的掩码</translation>
    </message>
    <message>
        <source>The mask reaches no further than this head here: in an encoder-decoder the whole model&apos;s mask is the decoder&apos;s</source>
        <translation>这里掩码只影响这个头：在编码器-解码器模型中，整个模型的掩码是解码器的掩码</translation>
    </message>
    <message>
        <source>Without a mask, as trained, both are the same: put the mask on to choose</source>
        <translation>没有掩码（如训练时那样），两者相同：加上掩码才能选择</translation>
    </message>
    <message>
        <source>The causal mask put on: what is left when no token sees a later one</source>
        <translation>加上因果掩码：当词元都看不见后面的词元时，还剩下什么</translation>
    </message>
    <message>
        <source>Attention as the model computes it: every token sees every other</source>
        <translation>模型本来计算的注意力：每个词元都看得见其他所有词元</translation>
    </message>
    <message>
        <source>What the mask would take, cell by cell</source>
        <translation>掩码会逐格拿走什么</translation>
    </message>
    <message>
        <source>Local: the mask is put on this head&apos;s softmax alone; its scores stay</source>
        <translation>局部：只在这个头的 softmax 上加掩码，得分不变</translation>
    </message>
    <message>
        <source>Propagated: the whole model runs under the mask, so later layers change too</source>
        <translation>传播：整个模型都在掩码下运行，后面的层也随之改变</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>All weights of the head: a row a token that looks</source>
        <translation>这个头的全部权重：每一行是一个在看的词元</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>逐步演算</translation>
    </message>
    <message>
        <source>Step by step through Q, K, V and the formula, down to every number</source>
        <translation>沿着 Q、K、V 和公式一步一步走，直到每个数</translation>
    </message>
    <message>
        <source>%1: head %2.%3</source>
        <translation>%1：头 %2.%3</translation>
    </message>
    <message>
        <source>Two heads are compared, each under one mask: unpin to compare masks</source>
        <translation>正在比较两个头，各用同一种掩码：取消固定后才能比较掩码</translation>
    </message>
    <message>
        <source>Lines are as wide as the weights</source>
        <translation>线宽就是权重</translation>
    </message>
    <message>
        <source>A difference may be negative: it has no logarithm</source>
        <translation>差值可能为负，没有对数</translation>
    </message>
    <message>
        <source>The scores of a word&apos;s pieces have no sum that means anything</source>
        <translation>单词各片段的得分相加没有意义</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Lines between the tokens, as wide as the weights</source>
        <translation>词元之间的连线，线宽即权重</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Weights on a logarithmic scale: small ones are seen, too</source>
        <translation>权重用对数刻度：小的也看得见</translation>
    </message>
    <message>
        <source>The mask comes after the scores: this head&apos;s own stay as they are, and their difference is 0 everywhere. Choose the whole model</source>
        <translation>掩码加在得分之后：这个头自己的得分不变，差处处为 0。请选“整个模型”</translation>
    </message>
</context>
<context>
    <name>heedmap::HeatmapView</name>
    <message>
        <source>Attention heatmap</source>
        <translation>注意力热图</translation>
    </message>
    <message>
        <source>right of the dashes: the future</source>
        <translation>虚线右侧：未来</translation>
    </message>
    <message>
        <source>masked: softmax never sees it</source>
        <translation>已掩码：softmax 看不到</translation>
    </message>
    <message>
        <source>weight on the future when the mask is off</source>
        <translation>去掉掩码时落在未来的权重</translation>
    </message>
    <message>
        <source>not a finite number (NaN or infinite)</source>
        <translation>不是有限数（NaN 或无穷）</translation>
    </message>
    <message>
        <source>%1 (%2) → %3 (%4)</source>
        <translation>%1（%2）→ %3（%4）</translation>
    </message>
    <message>
        <source>without the mask %1, with it %2</source>
        <translation>无掩码 %1，有掩码 %2</translation>
    </message>
    <message>
        <source>difference %1</source>
        <translation>差值 %1</translation>
    </message>
    <message>
        <source>score before the mask %1</source>
        <translation>掩码之前的得分 %1</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>得分 %1</translation>
    </message>
    <message>
        <source>between the dashes: what the window lets through</source>
        <translation>虚线之间：窗口放行的部分</translation>
    </message>
    <message>
        <source>rows: target tokens, which look; columns: source tokens</source>
        <translation>行：译文词元（在看）；列：原文词元（被看）</translation>
    </message>
    <message>
        <source>no mask: every token sees every other</source>
        <translation>没有掩码：每个词元都看得见其他所有词元</translation>
    </message>
    <message>
        <source>what the row predicted: %1</source>
        <translation>这一行预测的是：%1</translation>
    </message>
    <message>
        <source>pieces of a word: sum over keys, mean over queries</source>
        <translation>单词各片段：对键求和，对查询取平均</translation>
    </message>
    <message>
        <source>the first token is set aside; the others of a row sum to 1</source>
        <translation>首词元已撇开；每行其余权重之和为 1</translation>
    </message>
    <message>
        <source>A %1, B %2</source>
        <translation>A %1，B %2</translation>
    </message>
    <message>
        <source>set aside: the other weights of the row are divided by their sum</source>
        <translation>已撇开：该行其余权重都除以它们的和</translation>
    </message>
    <message>
        <source>a token&apos;s row predicts the token after it</source>
        <translation>每个词元所在的行用于预测它的下一个词元</translation>
    </message>
</context>
<context>
    <name>heedmap::HelpWindow</name>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 处</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search; Enter goes on to the next place</source>
        <translation>搜索；按回车转到下一处</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
</context>
<context>
    <name>heedmap::History</name>
    <message>
        <source>typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>another example</source>
        <translation>换例句</translation>
    </message>
    <message>
        <source>opening a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>choosing a head</source>
        <translation>选择注意力头</translation>
    </message>
    <message>
        <source>a change of view</source>
        <translation>更改视图</translation>
    </message>
    <message>
        <source>a change of sampling</source>
        <translation>更改采样</translation>
    </message>
    <message>
        <source>decoding</source>
        <translation>解码</translation>
    </message>
</context>
<context>
    <name>heedmap::LinesPanel</name>
    <message>
        <source>%1, as lines</source>
        <translation>%1，用连线表示</translation>
    </message>
</context>
<context>
    <name>heedmap::LinesView</name>
    <message>
        <source>Attention as lines</source>
        <translation>注意力连线</translation>
    </message>
    <message>
        <source>Scroll the lines</source>
        <translation>滚动连线</translation>
    </message>
    <message>
        <source>%1 (%2) → %3 (%4)</source>
        <translation>%1（%2）→ %3（%4）</translation>
    </message>
    <message>
        <source>masked: softmax never sees it</source>
        <translation>已掩码：softmax 看不到</translation>
    </message>
    <message>
        <source>difference %1</source>
        <translation>差值 %1</translation>
    </message>
    <message>
        <source>head %1: weight %2</source>
        <translation>头 %1：权重 %2</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>target</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>looks</source>
        <translation>在看</translation>
    </message>
    <message>
        <source>source</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>is looked at</source>
        <translation>被看</translation>
    </message>
    <message>
        <source>negative: less</source>
        <translation>负值：减少</translation>
    </message>
    <message>
        <source>into the future</source>
        <translation>看向未来</translation>
    </message>
    <message>
        <source>masked pairs have no line</source>
        <translation>被掩码的词对没有连线</translation>
    </message>
</context>
<context>
    <name>heedmap::MainWindow</name>
    <message>
        <source>Stopped. What was shown stays; %1 computes the rest.</source>
        <translation>已停止。原先显示的内容保留；按 %1 继续计算。</translation>
    </message>
    <message>
        <source>Nothing was stopped.</source>
        <translation>没有已停止的计算。</translation>
    </message>
    <message>
        <source>%1 × %2 heads</source>
        <translation>%1 × %2 个头</translation>
    </message>
    <message>
        <source>%1: %2 layers of %3 heads, %4 numbers a token, %5 positions, %6 pieces. Click to choose another model.</source>
        <translation>%1：%2 层，每层 %3 个头，每个词元 %4 个数，%5 个位置，%6 个词片。点击选择其他模型。</translation>
    </message>
    <message>
        <source>computed in %1 ms</source>
        <translation>计算用时 %1 毫秒</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>He&amp;ad</source>
        <translation>注意力头(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Decoding</source>
        <translation>解码(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Type a sentence at the top: the model reads it as you type. Each small picture at the left is a head: click one to see it large. A row of the heatmap is a token that looks, a column a token that is looked at; click a cell to see how its number is made. “Without” takes the causal mask away. “Step” lets the model write on.</source>
        <translation>在上方输入句子，模型会边输入边读。左侧每张小图是一个自注意力头：点击可放大查看。热图的行是在看的词元（查询），列是被看的词元（键）；点击单元格可看其数值如何算出。“无掩码”去掉因果掩码。“步进”让模型继续写下去。</translation>
    </message>
    <message>
        <source>About Heedmap</source>
        <translation>关于 Heedmap</translation>
    </message>
    <message>
        <source>Shows what every attention head of a Transformer looks at, and why.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>显示 Transformer 多头自注意力的每个头在看什么，以及为什么。

自由软件，采用 GNU 通用公共许可证第 3 版或更新版本。</translation>
    </message>
    <message>
        <source>Open a model folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>Open a text file</source>
        <translation>打开文本文件</translation>
    </message>
    <message>
        <source>Only files on this computer can be opened.</source>
        <translation>只能打开本机上的文件。</translation>
    </message>
    <message>
        <source>The figure and its numbers are in the clipboard.</source>
        <translation>图及其数值已复制到剪贴板。</translation>
    </message>
    <message>
        <source>shown: the sentence before (%1)</source>
        <translation>显示的是前一句（%1）</translation>
    </message>
    <message>
        <source>The text is in the clipboard.</source>
        <translation>文本已复制到剪贴板。</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>The printer could not begin.</source>
        <translation>打印机无法开始打印。</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Recent sessions</source>
        <translation>最近的会话(&amp;R)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>The session could not be kept for the case of a crash.</source>
        <translation>无法自动保存会话，以备程序意外退出。</translation>
    </message>
    <message>
        <source>“%1” is not the model that this session was saved with: its weights are others, and so may the numbers be.</source>
        <translation>“%1”不是保存此会话时所用的模型：权重不同，数值也可能不同。</translation>
    </message>
    <message>
        <source>Some of the session&apos;s values were out of range and were set right.</source>
        <translation>会话中有些值超出范围，已作修正。</translation>
    </message>
    <message>
        <source>Not saved. The file is as it was.</source>
        <translation>未保存。文件保持原样。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>The model of this session, “%1”, is not there. Where is it now?</source>
        <translation>此会话的模型“%1”不在原处。它现在在哪里？</translation>
    </message>
    <message>
        <source>Choose its folder…</source>
        <translation>选择它的文件夹…</translation>
    </message>
    <message>
        <source>Take the open model</source>
        <translation>使用已打开的模型</translation>
    </message>
    <message>
        <source>Heedmap did not end well the last time. The session with “%1” was kept.</source>
        <translation>Heedmap 上次未正常退出。含有“%1”的会话已保留。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销(&amp;U) %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做(&amp;R) %1</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Colo&amp;urs</source>
        <translation>颜色(&amp;U)</translation>
    </message>
    <message>
        <source>The model is open; of its files there is this to say:</source>
        <translation>模型已打开；其文件有以下说明：</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Not here: this layer&apos;s sliding window ends inside words, so the pieces of a word do not see the same keys</source>
        <translation>此处不可用：这一层的滑动窗口会在词的中间结束，同一个词的各个片段看到的键不同</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Written: %1 files</source>
        <translation>已写入 %1 个文件</translation>
    </message>
    <message>
        <source>T&amp;heme and language</source>
        <translation>主题和语言(&amp;H)</translation>
    </message>
    <message>
        <source>It is kept as %1, and is not offered again.</source>
        <translation>它保存在 %1，以后不再提示。</translation>
    </message>
    <message>
        <source>The session of last time cannot be opened.</source>
        <translation>无法打开上次的会话。</translation>
    </message>
    <message>
        <source>Most of this text is not in the vocabulary of %1: %2 of its %3 tokens are unknown.</source>
        <translation>这段文字大多不在 %1 的词表里：%3 个词元中有 %2 个是未知的。</translation>
    </message>
    <message>
        <source>Read its own example</source>
        <translation>读它自带的例句</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>Keep the first %1 tokens</source>
        <translation>保留前 %1 个词元</translation>
    </message>
    <message>
        <source>weight without the mask %1, with it %2, difference %3</source>
        <translation>无掩码权重 %1，有掩码 %2，差 %3</translation>
    </message>
    <message>
        <source>head %1     row “%2” (%3) → column “%4” (%5)     %6</source>
        <translation>头 %1     行“%2”（%3）→ 列“%4”（%5）     %6</translation>
    </message>
    <message>
        <source>weight %1     score %2</source>
        <translation>权重 %1     得分 %2</translation>
    </message>
    <message>
        <source>Only a model that reads a source and writes a target translates</source>
        <translation>只有读原文、写译文的模型才能翻译</translation>
    </message>
    <message>
        <source>Queries, keys, values and the residual stream of every layer are kept for this text: %1 of memory</source>
        <translation>为这段文字保留了每一层的查询、键、值和残差流：占用内存 %1</translation>
    </message>
    <message>
        <source>%1, shown as %2</source>
        <translation>%1，显示为 %2</translation>
    </message>
    <message>
        <source>There is no source to translate</source>
        <translation>没有可翻译的原文</translation>
    </message>
    <message>
        <source>The target was written for this source; change the source to translate anew</source>
        <translation>现有译文就是这段原文的译文；改动原文后可以重新翻译</translation>
    </message>
</context>
<context>
    <name>heedmap::MatrixView</name>
    <message>
        <source>masked</source>
        <translation>被掩码遮住</translation>
    </message>
    <message>
        <source>what if</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>Arrow keys choose a cell; + and − zoom; Home shows all of it; Enter goes to the step that makes it</source>
        <translation>方向键选择单元格；+ 和 − 缩放；Home 显示全部；Enter 转到算出它的那一步</translation>
    </message>
</context>
<context>
    <name>heedmap::MessageBar</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy this message</source>
        <translation>复制此消息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>heedmap::ModelMenu</name>
    <message>
        <source>Inside Heedmap</source>
        <translation>内置模型</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>No model in %1</source>
        <translation>%1 中没有模型</translation>
    </message>
    <message>
        <source>On this computer (Hugging Face cache)</source>
        <translation>本机（Hugging Face 缓存）</translation>
    </message>
    <message>
        <source>writes English: each token sees those before it</source>
        <translation>写英文：每个词元只看前面的</translation>
    </message>
    <message>
        <source>writes Chinese: each token sees those before it</source>
        <translation>写中文：每个词元只看前面的</translation>
    </message>
    <message>
        <source>fills gaps in English: each token sees all</source>
        <translation>补全英文空缺：每个词元都看得见全部</translation>
    </message>
    <message>
        <source>translates English to Chinese: one text reads another</source>
        <translation>英译中：一段文字读另一段文字</translation>
    </message>
    <message>
        <source>a dozen words: every number can be checked on paper</source>
        <translation>十来个词：每个数都能用纸笔验算</translation>
    </message>
</context>
<context>
    <name>heedmap::NextTokenBars</name>
    <message>
        <source>Next token</source>
        <translation>下一个词元</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>其余全部</translation>
    </message>
    <message>
        <source>%1: %2, sampled %3</source>
        <translation>%1：%2，采样 %3</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>编号 %1</translation>
    </message>
    <message>
        <source>tokens together: %1</source>
        <translation>合计词元：%1</translation>
    </message>
    <message>
        <source>the model&apos;s own probability: %1</source>
        <translation>模型自身的概率：%1</translation>
    </message>
    <message>
        <source>after temperature, top-k and top-p: %1</source>
        <translation>经温度、top-k 和 top-p 之后：%1</translation>
    </message>
    <message>
        <source>Click to take it.</source>
        <translation>点击选用。</translation>
    </message>
    <message>
        <source>What the model would write next stands here.</source>
        <translation>这里显示模型接下来会写什么。</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>模型自身</translation>
    </message>
    <message>
        <source>as sampled</source>
        <translation>采样后</translation>
    </message>
</context>
<context>
    <name>heedmap::NextTokenCard</name>
    <message>
        <source>click one to take it</source>
        <translation>点击即可选用</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>下一个词元</translation>
    </message>
    <message>
        <source>with the causal mask</source>
        <translation>带因果掩码</translation>
    </message>
    <message>
        <source>the text is over</source>
        <translation>文本到此结束</translation>
    </message>
    <message>
        <source>all positions are used</source>
        <translation>位置已用完</translation>
    </message>
    <message>
        <source>of the sentence before</source>
        <translation>属于前一句</translation>
    </message>
</context>
<context>
    <name>heedmap::NoModel</name>
    <message>
        <source>No model is open</source>
        <translation>没有打开的模型</translation>
    </message>
    <message>
        <source>Choose one that is inside Heedmap or in this computer&apos;s Hugging Face cache, or open a folder with a model&apos;s configuration, weights and tokenizer. A folder can also be dropped on this window.</source>
        <translation>请选择 Heedmap 自带的模型或本机 Hugging Face 缓存中的模型，也可以打开一个包含模型配置、权重和分词器的文件夹。还可以把文件夹拖放到这个窗口上。</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>Open a model folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
</context>
<context>
    <name>heedmap::NotesCard</name>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>What to say about this picture; saved with the session</source>
        <translation>关于这张图要说的话；随会话一起保存</translation>
    </message>
    <message>
        <source>Your own words; they are saved with the session</source>
        <translation>您自己的话；随会话一起保存</translation>
    </message>
</context>
<context>
    <name>heedmap::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Keep the session for the case of a crash</source>
        <translation>自动保存会话，以防程序意外退出(&amp;K)</translation>
    </message>
    <message>
        <source>A moment after each change, in a file of its own</source>
        <translation>每次更改后不久，保存到单独的文件</translation>
    </message>
    <message>
        <source>Less &amp;motion</source>
        <translation>减少动画(&amp;M)</translation>
    </message>
    <message>
        <source>Menus and panels come and go at once</source>
        <translation>菜单和面板立即出现和消失</translation>
    </message>
    <message>
        <source>&amp;Colours of weights</source>
        <translation>权重的颜色(&amp;C)</translation>
    </message>
    <message>
        <source>At every start; a session has the colours that it was saved with</source>
        <translation>每次启动时使用；会话使用它保存时的颜色</translation>
    </message>
    <message>
        <source>&amp;Decimals of weights</source>
        <translation>权重的小数位数(&amp;D)</translation>
    </message>
    <message>
        <source>Digits after the point in explanations; scores have one less</source>
        <translation>解释中小数点后的位数；得分少一位</translation>
    </message>
</context>
<context>
    <name>heedmap::ProductTable</name>
    <message>
        <source>running sum of q × k</source>
        <translation>q × k 的累加和</translation>
    </message>
    <message>
        <source>dim</source>
        <translation>维</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
</context>
<context>
    <name>heedmap::SentenceBar</name>
    <message>
        <source>Type a sentence</source>
        <translation>输入一个句子</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>The text the model reads; everything below follows as you type</source>
        <translation>模型读入的文本；下方内容随输入更新</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Sentences worth looking at</source>
        <translation>值得一看的句子</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>中文</source>
        <comment>the other language, in that language</comment>
        <translation>English</translation>
    </message>
    <message>
        <source>切换到简体中文</source>
        <comment>in the other language: switch to it</comment>
        <translation>Switch to English</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>The translation. Leave it empty, and the decoder writes it step by step</source>
        <translation>译文。留空，解码器会一步一步写出来</translation>
    </message>
    <message>
        <source>What the decoder has written so far; decoding goes on from it</source>
        <translation>解码器已经写出的部分；解码从这里继续</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一句</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二句</translation>
    </message>
    <message>
        <source>Second sentence</source>
        <translation>第二个句子</translation>
    </message>
    <message>
        <source>A second sentence, which the model tells from the first</source>
        <translation>第二个句子，模型会把它和第一句区分开</translation>
    </message>
    <message>
        <source>The second sentence of a pair: its tokens have type 1, those of the first type 0</source>
        <translation>句对的第二句：它的词元类型是 1，第一句的是 0</translation>
    </message>
    <message>
        <source>Clear the text</source>
        <translation>清除文本</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Those inside Heedmap, recent ones, and those on this computer</source>
        <translation>Heedmap 自带的、最近用过的和本机上的模型</translation>
    </message>
    <message>
        <source>&amp;Translate</source>
        <translation>翻译(&amp;T)</translation>
    </message>
    <message>
        <source>Replace the target with the model&apos;s translation of the source, the most probable token each time</source>
        <translation>用模型对原文的翻译替换译文，每次取概率最大的词元</translation>
    </message>
</context>
<context>
    <name>heedmap::SessionFiles</name>
    <message>
        <source>Heedmap session (*.heedmap)</source>
        <translation>Heedmap 会话 (*.heedmap)</translation>
    </message>
    <message>
        <source>Save this session?</source>
        <translation>要保存此会话吗？</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>要保存对“%1”的更改吗？</translation>
    </message>
    <message>
        <source>What is not saved is lost.</source>
        <translation>未保存的内容将会丢失。</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>The folder of the session&apos;s model</source>
        <translation>会话所用模型的文件夹</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
</context>
<context>
    <name>heedmap::StackText</name>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>交叉</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>The source reads itself: every token sees every other, before and after it</source>
        <translation>原文读自己：每个词元都看得见前后所有的词元</translation>
    </message>
    <message>
        <source>The target reads the source: each row is a target token, each column a source token</source>
        <translation>译文读原文：每行是译文的一个词元，每列是原文的一个词元</translation>
    </message>
    <message>
        <source>The target reads itself: each token sees those before it, as it was written</source>
        <translation>译文读自己：每个词元只看得见写在它前面的词元</translation>
    </message>
</context>
<context>
    <name>heedmap::TokenChips</name>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Token %1: %2, id %3</source>
        <translation>词元 %1：%2，编号 %3</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>生成的</translation>
    </message>
    <message>
        <source>position %1 · id %2</source>
        <translation>位置 %1 · 编号 %2</translation>
    </message>
    <message>
        <source>bytes %1</source>
        <translation>字节 %1</translation>
    </message>
    <message>
        <source>one of the tokens that make up “%1”</source>
        <translation>组成“%1”的词元之一</translation>
    </message>
    <message>
        <source>special token</source>
        <translation>特殊词元</translation>
    </message>
    <message>
        <source>Click: query (row). Shift+click: key (column).</source>
        <translation>单击：查询（行）。Shift+单击：键（列）。</translation>
    </message>
    <message>
        <source>generated by decoding: that is what the dashed edge says</source>
        <translation>由解码生成（虚线边框即表示此意）</translation>
    </message>
    <message>
        <source>of the second sentence</source>
        <translation>第二句</translation>
    </message>
    <message>
        <source>of the second sentence (token type 1): that is what the line below says</source>
        <translation>属于第二句（词元类型 1）：下面的横线就是这个意思</translation>
    </message>
    <message>
        <source>Right click or M: put a mask in its place.</source>
        <translation>右键或按 M：换成掩码词元。</translation>
    </message>
    <message>
        <source>Mask this token</source>
        <translation>遮住这个词元</translation>
    </message>
    <message>
        <source>probability %1</source>
        <translation>概率 %1</translation>
    </message>
    <message>
        <source>the model gave it %1 before reading it; %2 tokens were more probable</source>
        <translation>模型读到它之前给它的概率是 %1；有 %2 个词元比它更可能</translation>
    </message>
    <message>
        <source>the token every translation starts from</source>
        <translation>每个译文都从这个词元开始</translation>
    </message>
    <message>
        <source>from its row the model predicts the token after it</source>
        <translation>模型由它所在的行预测它的下一个词元</translation>
    </message>
</context>
<context>
    <name>heedmap::TokenRow</name>
    <message>
        <source>1 token</source>
        <translation>1 个词元</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>%1 tokens: at most %2</source>
        <translation>%1 个词元：最多 %2 个</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>These tokens are of the sentence before</source>
        <translation>这些词元属于前一句</translation>
    </message>
    <message>
        <source>target: %1</source>
        <translation>译文：%1</translation>
    </message>
    <message>
        <source>source: %1</source>
        <translation>原文：%1</translation>
    </message>
    <message>
        <source>Target tokens</source>
        <translation>译文词元</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Source tokens</source>
        <translation>原文词元</translation>
    </message>
    <message>
        <source>%1, %2 unknown</source>
        <translation>%1，其中 %2 个未知</translation>
    </message>
    <message>
        <source>An unknown token stands for a piece of text that the model&apos;s vocabulary does not hold: the model reads only that something is there, not what</source>
        <translation>未知词元代表一段不在模型词表里的文字：模型只知道那里有东西，不知道是什么</translation>
    </message>
    <message>
        <source>% with the causal mask</source>
        <translation>% 为带因果掩码时的概率</translation>
    </message>
    <message>
        <source>The probabilities below the tokens are those of the model as it was trained, with the causal mask; the picture is without it</source>
        <translation>词元下方的概率来自模型训练时的样子，即带因果掩码；图中则没有掩码</translation>
    </message>
</context>
<context>
    <name>heedmap::WalkArithmetic</name>
    <message>
        <source>In double precision; F32 may differ by %1</source>
        <translation>以双精度计算；F32 的误差不超过 %1</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>显示全部 %1 项</translation>
    </message>
    <message>
        <source>All terms of the sum, or the largest ones alone</source>
        <translation>显示和的所有项，或只显示最大的几项</translation>
    </message>
    <message>
        <source>Terms of the sum</source>
        <translation>和的各项</translation>
    </message>
</context>
<context>
    <name>heedmap::WalkPanel</name>
    <message>
        <source>Steps of the walk</source>
        <translation>逐步演算的步骤</translation>
    </message>
</context>
<context>
    <name>heedmap::WalkSum</name>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>mean square</source>
        <translation>均方</translation>
    </message>
    <message>
        <source>what the layers below hand over</source>
        <translation>下面各层交上来的内容</translation>
    </message>
    <message>
        <source>learnt in training, a number of the model&apos;s file</source>
        <translation>训练学到的，模型文件里的一个数</translation>
    </message>
    <message>
        <source>0: the query may see this key</source>
        <translation>0：查询可以看到这个键</translation>
    </message>
    <message>
        <source>−∞: the query may not see this key</source>
        <translation>−∞：查询看不到这个键</translation>
    </message>
    <message>
        <source>the one product = %1</source>
        <translation>唯一一项乘积 = %1</translation>
    </message>
    <message>
        <source>sum of %1 products = %2</source>
        <translation>%1 项乘积之和 = %2</translation>
    </message>
    <message>
        <source>row max</source>
        <translation>行最大值</translation>
    </message>
    <message>
        <source>row sum</source>
        <translation>行和</translation>
    </message>
    <message>
        <source>recomputed, and it agrees</source>
        <translation>已重新计算，结果一致</translation>
    </message>
    <message>
        <source>recomputed %1, but the matrix shows %2: they do not agree</source>
        <translation>重新计算得 %1，而矩阵中是 %2：两者不一致</translation>
    </message>
    <message>
        <source>A score in this row is not a finite number, so softmax gives NaN for the whole row.</source>
        <translation>此行中有得分不是有限数，因此 softmax 使整行为 NaN。</translation>
    </message>
    <message>
        <source>The mask adds −∞: softmax never sees this key, so its weight is 0.</source>
        <translation>掩码加上 −∞：softmax 看不到此键，因此其权重为 0。</translation>
    </message>
    <message>
        <source>What if: a switch has changed this, the model itself computes otherwise.</source>
        <translation>假设：这是开关改动后的结果，模型自己并不这样算。</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>… (%1 products)</source>
        <translation>…（共 %1 个乘积）</translation>
    </message>
    <message>
        <source>recomputed with the switches as they are: it agrees</source>
        <translation>已按当前开关重新计算，结果一致</translation>
    </message>
</context>
<context>
    <name>heedmap::WalkSwitches</name>
    <message>
        <source>Scale the dot products</source>
        <translation>缩放点积</translation>
    </message>
    <message>
        <source>Scale the dot products, as the model does. Off: see how the softmax saturates without it</source>
        <translation>像模型那样缩放点积。关掉：看看没有缩放时 softmax 怎样饱和</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Add the mask</source>
        <translation>加上掩码</translation>
    </message>
    <message>
        <source>Add the causal mask to the scores. Off: every key may be seen</source>
        <translation>给得分加上因果掩码。关掉：所有的键都可以看到</translation>
    </message>
    <message>
        <source>softmax temperature</source>
        <translation>softmax 温度</translation>
    </message>
    <message>
        <source>Softmax temperature</source>
        <translation>Softmax 温度</translation>
    </message>
    <message>
        <source>What the scores are divided by before the softmax. The model&apos;s own is 1; lower is sharper, higher is flatter</source>
        <translation>softmax 之前用来除得分的数。模型自己是 1；越低越集中，越高越平均</translation>
    </message>
    <message>
        <source>As the model</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Back to what the model itself computes</source>
        <translation>回到模型自己的算法</translation>
    </message>
</context>
<context>
    <name>heedmap::WalkTermTable</name>
    <message>
        <source>%1 more</source>
        <translation>另外 %1 项</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
</context>
<context>
    <name>heedmap::WalkView</name>
    <message>
        <source>Cross-attention has no causal mask: the whole source is there before the first target token</source>
        <translation>交叉注意力没有因果掩码：在写第一个译文词元之前，整个原文就已经在那里了</translation>
    </message>
</context>
<context>
    <name>heedmap::WalkWords</name>
    <message>
        <source>The norm&apos;s gain: a learnt factor for every column</source>
        <translation>归一化的增益：每一列一个学到的系数</translation>
    </message>
    <message>
        <source>The norm&apos;s bias: a learnt number added to every column</source>
        <translation>归一化的偏置：每一列加上一个学到的数</translation>
    </message>
    <message>
        <source>Learnt weights that make queries of X: this head&apos;s columns</source>
        <translation>学到的权重，由 X 得到查询：取属于这个头的列</translation>
    </message>
    <message>
        <source>Learnt weights that make keys of X: this head&apos;s columns</source>
        <translation>学到的权重，由 X 得到键：取属于这个头的列</translation>
    </message>
    <message>
        <source>Learnt weights that make values of X: this head&apos;s columns</source>
        <translation>学到的权重，由 X 得到值：取属于这个头的列</translation>
    </message>
    <message>
        <source>Learnt weights that write the head&apos;s output back: this head&apos;s rows</source>
        <translation>学到的权重，把这个头的输出写回去：取属于这个头的行</translation>
    </message>
    <message>
        <source>The bias: a learnt number added to every column</source>
        <translation>偏置：每一列加上一个学到的数</translation>
    </message>
    <message>
        <source>The gain of the norm over a head&apos;s numbers</source>
        <translation>对一个头的各个数作归一化时的增益</translation>
    </message>
    <message>
        <source>The residual stream: what the layers below hand over, a row a token</source>
        <translation>残差流：下面各层交上来的内容，每个词元一行</translation>
    </message>
    <message>
        <source>X: a row of numbers a token, as the queries are made from it</source>
        <translation>X：每个词元一行数，查询由它算出</translation>
    </message>
    <message>
        <source>What the encoder made of the source: keys and values come from it</source>
        <translation>编码器读原文得到的结果：键和值由它而来</translation>
    </message>
    <message>
        <source>X: a row of numbers a token, as keys and values are made from it</source>
        <translation>X：每个词元一行数，键和值由它算出</translation>
    </message>
    <message>
        <source>The queries before they know their place</source>
        <translation>还没有加入位置信息的查询</translation>
    </message>
    <message>
        <source>The keys before they know their place</source>
        <translation>还没有加入位置信息的键</translation>
    </message>
    <message>
        <source>Queries: what each token looks for</source>
        <translation>查询：每个词元在找什么</translation>
    </message>
    <message>
        <source>Keys: what each token can be found by</source>
        <translation>键：每个词元凭什么被找到</translation>
    </message>
    <message>
        <source>Values: what each token hands over when it is looked at</source>
        <translation>值：每个词元被关注时交出的内容</translation>
    </message>
    <message>
        <source>Dot products: how well each query meets each key</source>
        <translation>点积：每个查询与每个键有多匹配</translation>
    </message>
    <message>
        <source>Scores: the dot products, scaled</source>
        <translation>得分：缩放之后的点积</translation>
    </message>
    <message>
        <source>The mask: 0 where a key may be seen, −∞ where it may not</source>
        <translation>掩码：可以看到的键为 0，不可以看到的为 −∞</translation>
    </message>
    <message>
        <source>Scores with the mask added: what the softmax reads</source>
        <translation>加上掩码的得分：softmax 的输入</translation>
    </message>
    <message>
        <source>Attention weights: each row sums to 1</source>
        <translation>注意力权重：每一行之和为 1</translation>
    </message>
    <message>
        <source>The values, mixed by the weights</source>
        <translation>按权重混合的值</translation>
    </message>
    <message>
        <source>This head&apos;s share of the sublayer&apos;s output: the heads&apos; shares and the bias are added up</source>
        <translation>这个头在子层输出中的一份：各头的份额与偏置相加</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>model dimension</source>
        <translation>模型维</translation>
    </message>
    <message>
        <source>head dimension</source>
        <translation>头内维</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>rotary</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>+ mask</source>
        <translation>+ 掩码</translation>
    </message>
    <message>
        <source>X: what the decoder and the encoder hand over, a row a token</source>
        <translation>X：解码器和编码器交上来的内容，每个词元一行</translation>
    </message>
    <message>
        <source>X: the residual stream, each row brought to one size by the norm</source>
        <translation>X：残差流，每一行经归一化调到同样的大小</translation>
    </message>
    <message>
        <source>X: what the layers below hand over, a row a token</source>
        <translation>X：下面各层交上来的内容，每个词元一行</translation>
    </message>
    <message>
        <source>Queries: every row of X times W_Q: what the token looks for</source>
        <translation>查询：X 的每一行乘以 W_Q，表示这个词元在找什么</translation>
    </message>
    <message>
        <source>Keys: every row of X times W_K: what the token can be found by</source>
        <translation>键：X 的每一行乘以 W_K，表示这个词元凭什么被找到</translation>
    </message>
    <message>
        <source>Values: every row of X times W_V: what the token hands over</source>
        <translation>值：X 的每一行乘以 W_V，表示这个词元交出什么</translation>
    </message>
    <message>
        <source>Each query and each key is brought to one size</source>
        <translation>把每个查询、每个键都调到同样的大小</translation>
    </message>
    <message>
        <source>Rotary positions: pairs of numbers turn by an angle that grows with the place</source>
        <translation>旋转位置编码：成对的数转过一个角度，位置越靠后转得越多</translation>
    </message>
    <message>
        <source>Dot products: a query&apos;s row meets a key&apos;s row, number by number</source>
        <translation>点积：查询的一行与键的一行逐个数相乘再相加</translation>
    </message>
    <message>
        <source>Scaling: longer rows give larger sums; this takes it back, so that the softmax does not saturate</source>
        <translation>缩放：行越长，和越大；除以 √d 抵消这一点，softmax 才不会饱和</translation>
    </message>
    <message>
        <source>The mask: −∞ hides a key from a query</source>
        <translation>掩码：加上 −∞，查询就看不到这个键</translation>
    </message>
    <message>
        <source>Softmax: exponentials, divided by their sum: a row of weights that sums to 1</source>
        <translation>Softmax：取指数，再除以总和，得到和为 1 的一行权重</translation>
    </message>
    <message>
        <source>Every row: the values of all tokens, mixed by the weights</source>
        <translation>每一行：所有词元的值按权重混合</translation>
    </message>
    <message>
        <source>W_O writes the head&apos;s output back into the residual stream</source>
        <translation>W_O 把这个头的输出写回残差流</translation>
    </message>
    <message>
        <source>head %1.%2</source>
        <translation>头 %1.%2</translation>
    </message>
    <message>
        <source>%1, with keys and values of key/value head %2 (shared by %3)</source>
        <translation>%1，键和值取自键/值头 %2（由 %3 个头共用）</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>No mask: 0 everywhere, every key may be seen</source>
        <translation>没有掩码：处处为 0，每个键都看得到</translation>
    </message>
    <message>
        <source>The scores as they are: no mask is added before the softmax</source>
        <translation>得分保持不变：softmax 之前不加掩码</translation>
    </message>
    <message>
        <source>There is no mask here: every query sees every key, and the scores stay as they are</source>
        <translation>这里没有掩码：每个查询都看得到每个键，得分保持不变</translation>
    </message>
</context>
<context>
    <name>heedmap::WorksheetDialog</name>
    <message>
        <source>Export a worksheet</source>
        <translation>导出练习题</translation>
    </message>
    <message>
        <source>&amp;Given</source>
        <translation>已知(&amp;G)</translation>
    </message>
    <message>
        <source>What the sheet begins with</source>
        <translation>练习题从什么开始</translation>
    </message>
    <message>
        <source>Q, K and V</source>
        <translation>Q、K 和 V</translation>
    </message>
    <message>
        <source>X and the weights</source>
        <translation>X 与权重矩阵</translation>
    </message>
    <message>
        <source>&amp;Tokens</source>
        <translation>词元(&amp;T)</translation>
    </message>
    <message>
        <source>At most so many: the first ones</source>
        <translation>最多这么多个：取最前面的</translation>
    </message>
    <message>
        <source>&amp;Dimensions</source>
        <translation>维度(&amp;D)</translation>
    </message>
    <message>
        <source>At most so many of the head&apos;s dimensions: the first ones</source>
        <translation>最多取该注意力头的这么多个维度：取最前面的</translation>
    </message>
    <message>
        <source>De&amp;cimals</source>
        <translation>小数位(&amp;C)</translation>
    </message>
    <message>
        <source>How many decimals the numbers have</source>
        <translation>数字保留几位小数</translation>
    </message>
    <message>
        <source>&amp;Share</source>
        <translation>比例(&amp;S)</translation>
    </message>
    <message>
        <source>How much of such a step is left blank</source>
        <translation>这些步骤中留空多少</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>随机种子(&amp;E)</translation>
    </message>
    <message>
        <source>The same seed leaves the same cells blank</source>
        <translation>同一个种子留出同样的空格</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>&amp;Worksheet</source>
        <translation>练习题(&amp;W)</translation>
    </message>
    <message>
        <source>The sheet for the students: a PDF</source>
        <translation>给学生的练习题：PDF 文件</translation>
    </message>
    <message>
        <source>&amp;Answers</source>
        <translation>答案(&amp;A)</translation>
    </message>
    <message>
        <source>The same, filled in: a PDF</source>
        <translation>填好答案的同一份：PDF 文件</translation>
    </message>
    <message>
        <source>Q Kᵀ</source>
        <translation>Q Kᵀ</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Leave cells of this step blank</source>
        <translation>给这一步留出空格</translation>
    </message>
    <message>
        <source>&amp;Blanks</source>
        <translation>留空(&amp;B)</translation>
    </message>
    <message>
        <source>Which steps have blank cells</source>
        <translation>哪些步骤留出空格</translation>
    </message>
</context>
</TS>

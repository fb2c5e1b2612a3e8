<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>GlyphStudio</name>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source> and {count} more.</source>
        <translation> 等，另有 {count} 个。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Automatically</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Compute</source>
        <translation>计算(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Draw</source>
        <translation>绘制(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>&amp;Earlier</source>
        <translation>前移(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Favourite</source>
        <translation>收藏(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Keep this seed</source>
        <translation>保留此种子(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>&amp;Later</source>
        <translation>推后(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Library</source>
        <translation>图库(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Noisy picture</source>
        <translation>含噪图(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>&amp;Open in Create</source>
        <translation>在“创作”中打开(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Picture</source>
        <translation>图片(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Predicted picture</source>
        <translation>预测图(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Restore its settings</source>
        <translation>恢复其设置(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Save picture…</source>
        <translation>保存图片(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>&amp;Save these values…</source>
        <translation>保存当前值(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Sketch</source>
        <translation>手绘(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>&amp;Sooner</source>
        <translation>提前(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Tags…</source>
        <translation>标签(&amp;T)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>1 glyph</source>
        <translation>1 个字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>1 picture in {seconds} s</source>
        <translation>1 张图片，用时 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>1 picture is</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>1, 2, 5 or 0-99</source>
        <translation>1, 2, 5 或 0-99</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>A glyph coming out of the noise</source>
        <translation>字形从噪声中浮现</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>A model learns little from fewer than {few} pairs.</source>
        <translation>少于 {few} 对时，模型学不到多少。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>A new model is made; this one stays.</source>
        <translation>会另建一个新模型，原模型保持不变。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>A strip of steps</source>
        <translation>步骤条</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>A whole word becomes a glyph: {words}</source>
        <translation>整个单词变成一个字形：{words}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <source>A word or a few, in English</source>
        <translation>一个或几个英文词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/strokes_control.py"/>
        <source>About how many strokes the glyph has; written components keep theirs</source>
        <translation>字形大约有多少笔画；写定的部件保留自己的笔画</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Across</source>
        <translation>横向</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>All favourites</source>
        <translation>所有收藏</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>All glyphs in a grid with labels</source>
        <translation>所有字形排成网格，附标签</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>An SVG file a glyph</source>
        <translation>每个字形一个 SVG 文件</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Another &amp;seed</source>
        <translation>换一个种子(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Another seed</source>
        <translation>换一个种子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/drawing_surface.py"/>
        <source>Arrows move, Space sets a dot, Shift and arrows draw a line.</source>
        <translation>方向键移动，空格键画点，Shift 加方向键画线。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Axes of your own</source>
        <translation>自定坐标轴</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Below</source>
        <translation>下边</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Below right</source>
        <translation>右下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>Build a set, then start a run. It goes on when this window is closed.</source>
        <translation>先制作字形集，再开始训练。关闭窗口后训练仍会继续。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Build the set</source>
        <translation>制作字形集</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>C&amp;reate</source>
        <translation>创作(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>C: two cores, days</source>
        <translation>C：双核，数天</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>CUDA card</source>
        <translation>CUDA 显卡</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Cancel &amp;all</source>
        <translation>全部取消(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Cancel all</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Cancel what comes &amp;after</source>
        <translation>取消后面的(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Choose a figure, and see what each setting does to a prompt.</source>
        <translation>请选择一种图表，看看每项设置对提示词有何影响。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Choose a file and write it (Ctrl+Return on this page)</source>
        <translation>选择文件并写入（本页 Ctrl+Return）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Choose a font</source>
        <translation>选择字体</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Choose a font file…</source>
        <translation>选择字体文件…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Choose a picture</source>
        <translation>请选择一张图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Choose an action, then press its new key.</source>
        <translation>选择一项操作，然后按下新的快捷键。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/banner.py"/>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Composition</source>
        <translation>结构</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Consistency</source>
        <translation>Consistency（一致性）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <location filename="../../glyphstudio/ui/widgets/banner.py"/>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Copy &amp;seed</source>
        <translation>复制种子(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/banner.py"/>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Copyright</source>
        <translation>版权</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Cosine (DDPM)</source>
        <translation>余弦 (DDPM)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Create</source>
        <translation>创作</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DDIM</source>
        <translation>DDIM</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DDPM</source>
        <translation>DDPM</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DPM++ 2M</source>
        <translation>DPM++ 2M</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DPM++ 2M SDE</source>
        <translation>DPM++ 2M SDE</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Delete {count} pictures for good?</source>
        <translation>永久删除 {count} 张图片？</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Deleted {name}</source>
        <translation>已删除 {name}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Down</source>
        <translation>纵向</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Draw (B)</source>
        <translation>绘画 (B)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draw (Ctrl+Enter)</source>
        <translation>绘制 (Ctrl+Enter)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draw at once, in {steps} steps, with less care.</source>
        <translation>立即以 {steps} 步绘制，质量较粗。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Draw from it</source>
        <translation>据此绘制</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Draw glyphs (Alt+1)</source>
        <translation>绘制字形 (Alt+1)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_page.py"/>
        <source>Draw on it</source>
        <translation>在其上绘画</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draw one glyph while you type, in few steps; it is not kept in the library</source>
        <translation>在您输入时用很少的步数绘制一个字形，不存入图库</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Draw “{prompt}”</source>
        <translation>绘制“{prompt}”</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Draw, and let the model finish it (Alt+4)</source>
        <translation>手绘，由模型完成 (Alt+4)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/drawing_surface.py"/>
        <source>Drawing surface</source>
        <translation>画板</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>E&amp;xplore</source>
        <translation>探索(&amp;X)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Each one is invented: made of the strokes of real characters, and never written before.</source>
        <translation>每一个都是新造的：由真实汉字的笔画组成，却从未有人写过。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Edit the &amp;prompt</source>
        <translation>编辑提示词(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Empty the trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Empty the trash…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Ended from outside</source>
        <translation>被外部终止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>Epochs, the oldest first</source>
        <translation>各轮结果，从最早开始</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Erase (E)</source>
        <translation>擦除 (E)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Euler</source>
        <translation>Euler（欧拉）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Every picture that you draw will be kept here.</source>
        <translation>您绘制的每张图片都会保存在这里。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Every picture that you drew (Alt+2)</source>
        <translation>您绘制过的所有图片 (Alt+2)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Everything else is as the page Create says. Double-click a picture to go on with it there.</source>
        <translation>其余设置与“创作”页相同。双击图片即可在那里继续。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Everything else is as the page Create says. Drop a picture to draw on it.</source>
        <translation>其余设置与“创作”页相同。可拖入图片，在其上绘画。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Ex&amp;port</source>
        <translation>导出(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Exact, at two evaluations a step.</source>
        <translation>精确，每步计算两次。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_commands.py"/>
        <source>Exported {count} files to {folder}</source>
        <translation>已将 {count} 个文件导出到 {folder}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_commands.py"/>
        <source>Exported {name}</source>
        <translation>已导出 {name}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Family</source>
        <translation>字体家族</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Figure</source>
        <translation>图表</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Follow my typing</source>
        <translation>随输入绘制</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Fonts (*.ttf *.otf *.ttc *.otc)</source>
        <translation>字体 (*.ttf *.otf *.ttc *.otc)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>For drafts, in one to eight steps.</source>
        <translation>用于草稿，一到八步。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Frames a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>From moment to moment</source>
        <translation>随时刻变化</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/radical_control.py"/>
        <source>From the words</source>
        <translation>由文字决定</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Generate &amp;next</source>
        <translation>接着生成(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <source>Give the word less weight</source>
        <translation>降低该词的权重</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <source>Give the word more weight</source>
        <translation>提高该词的权重</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Glyph, mm</source>
        <translation>字形，毫米</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Glyphs</source>
        <translation>字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Glyphs to export</source>
        <translation>要导出的字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Go on where the newest checkpoint stands</source>
        <translation>从最新的检查点继续</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Go on with the chosen picture there (Enter)</source>
        <translation>在那里继续处理所选图片 (Enter)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Good pictures in about a dozen steps.</source>
        <translation>约十二步即可得到好图。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Guidance 0 to 99 on 36 seeds</source>
        <translation>36 个种子上的引导强度 0 至 99</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_commands.py"/>
        <source>Here you see what you export, before you do.</source>
        <translation>导出之前，可在此查看结果。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Heun</source>
        <translation>Heun（休恩）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Hiragana and Katakana</source>
        <translation>平假名和片假名</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Hold the end, s</source>
        <translation>结尾停留，秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>How far the picture may go from the sketch: 0 leaves it, 100 forgets it. Marked: {low} to {high}.</source>
        <translation>图片可偏离草图的程度：0 保持原样，100 完全忽略。标示范围：{low} 至 {high}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>How hard the prompt pulls: 0 ignores it, 1 is the model as it is. Marked: {low} to {high}.</source>
        <translation>提示词的作用力度：0 表示忽略，1 为模型原样。推荐范围：{low} 至 {high}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>How often the picture is cleaned. Marked: {low} to {high}, where more brings more.</source>
        <translation>图片去噪的次数。推荐范围：{low} 至 {high}，在此之内越多越好。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>In columns</source>
        <translation>竖排</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>In rows</source>
        <translation>横排</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/style_control.py"/>
        <source>In which font's hand the glyph is drawn</source>
        <translation>以哪种字体的笔法绘制字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Insert an arrangement</source>
        <translation>插入结构符</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Invented</source>
        <translation>Invented</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Invented from text and seed</source>
        <translation>由文本和种子创造</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Its first {tokens} tokens count, about as many words; the rest is ignored.</source>
        <translation>只采用前 {tokens} 个词元（约等于词数），其余部分被忽略。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts.py"/>
        <source>Its usual key is taken: {title}.</source>
        <translation>其默认快捷键已被占用：{title}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Karras</source>
        <translation>Karras</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Keep here</source>
        <translation>保留此处</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Keep this seed</source>
        <translation>保留此种子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>Kept in the library</source>
        <translation>已保留在图库中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Key of prompts</source>
        <translation>提示词对照表</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Landscape</source>
        <translation>横向页面</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_page.py"/>
        <source>Lay the chosen picture on the sheet, and go on from there</source>
        <translation>将所选图片放到画板上，继续绘画</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Letter</source>
        <translation>Letter（信纸）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Letters of Noto Sans SC put the font under the SIL Open Font License; with blank ones it is all yours.</source>
        <translation>若含 Noto Sans SC 的字母，字体须采用 SIL 开放字体许可证；若用空白字母，字体完全属于您。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Library</source>
        <translation>图库</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Like the s&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Linear (DDPM)</source>
        <translation>线性 (DDPM)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Locked: every run uses this seed</source>
        <translation>已锁定：每次都使用此种子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/step_scrubber.py"/>
        <source>Look at every step of the run again</source>
        <translation>再次查看运行的每一步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>Losses</source>
        <translation>损失曲线</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>M: a graphics card</source>
        <translation>M：一块显卡</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Make a model</source>
        <translation>制作模型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Make it a favourite, or no longer (.)</source>
        <translation>加入或取消收藏 (.)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Margin, mm</source>
        <translation>边距，毫米</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>Model: {name}</source>
        <translation>模型：{name}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/scrub_bar.py"/>
        <source>Moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>More steps where the noise is low.</source>
        <translation>噪声低处步数更多。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>More · {count} in use</source>
        <translation>更多 · 使用中 {count} 项</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Morph</source>
        <translation>渐变</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Morph between prompts</source>
        <translation>在提示词之间渐变</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Movie</source>
        <translation>动画</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>My prompts</source>
        <translation>我的提示词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>N: two cores, hours</source>
        <translation>N：双核，数小时</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>New key</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>No favourites yet: press . on a picture that you like.</source>
        <translation>还没有收藏：在喜欢的图片上按 . 键。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>No glyph yet: choose some in the library and press E</source>
        <translation>还没有字形：请在图库中选择一些，然后按 E</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>No key</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/model_menu.py"/>
        <source>No model is installed</source>
        <translation>没有安装模型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>No pairs can be drawn.</source>
        <translation>无法绘制图片对。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/pictures/card_model.py"/>
        <source>No prompt</source>
        <translation>无提示词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>No prompt: whatever the model likes</source>
        <translation>无提示词：由模型自由发挥</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>Noisy</source>
        <translation>含噪</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>None</source>
        <translation>无页面</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>None is chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>None yet: build one above.</source>
        <translation>还没有：请在上面制作一个。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Nothing is found for “{words}”.</source>
        <translation>没有找到与“{words}”相符的内容。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>Nothing was deleted: the old file is kept as {path}.</source>
        <translation>没有删除任何内容：旧文件保留为 {path}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>Nothing was deleted: the old one is kept as {path}.</source>
        <translation>没有删除任何内容：旧图库保存为 {path}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Nothing was deleted: the old ones are kept as {path}.</source>
        <translation>没有删除任何内容：旧评分保存为 {path}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>Nothing was tuned yet: rate some pairs, then tune the model.</source>
        <translation>尚未微调：先给几对图片评分，再微调模型。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Noto Sans SC (supplied)</source>
        <translation>Noto Sans SC（自带）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Numbers</source>
        <translation>编号</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Of the first chosen glyph; further ones have the seeds that follow.</source>
        <translation>从第一个所选字形开始；后面的依次使用后续种子。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>On a &amp;CUDA card</source>
        <translation>用 CUDA 显卡(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>On the &amp;processor</source>
        <translation>用处理器(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>One SVG file a glyph, with its request inside. A larger tolerance gives fewer nodes.</source>
        <translation>每个字形一个 SVG 文件，内含其生成参数。容差越大，节点越少。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>One other prompt makes a strip, three make a square.</source>
        <translation>再加一个提示词得到一条，加三个得到方阵。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>One prompt a line</source>
        <translation>每行一个提示词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Open a picture…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Open in Create</source>
        <translation>在“创作”中打开</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Open: the network chooses the parts</source>
        <translation>不限：由网络选择部件</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Opening the model…</source>
        <translation>正在打开模型…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Outlines</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Outlines (PDF and SVG)</source>
        <translation>轮廓（PDF 和 SVG）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Pa&amp;use the queue</source>
        <translation>暂停队列(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Paint over what is to be drawn anew; the rest stays (M)</source>
        <translation>涂抹要重新绘制的部分，其余保持不变 (M)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Pairs</source>
        <translation>图片对</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Pairs from</source>
        <translation>图片对来源</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/scrub_bar.py"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Pause: begin nothing more</source>
        <translation>暂停：不再开始新的任务</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Paused · {words}</source>
        <translation>已暂停 · {words}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>Picture {number} of {count}, seed {seed}, {phase}</source>
        <translation>第 {number} 张，共 {count} 张，种子 {seed}，{phase}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>Picture {number} of {count}, seed {seed}, {phase}, favourite</source>
        <translation>第 {number} 张，共 {count} 张，种子 {seed}，{phase}，已收藏</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <source>Picture {number} of {count}, {said}, {state}</source>
        <translation>第 {number} 张图片，共 {count} 张，{said}，{state}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <location filename="../../glyphstudio/ui/pictures/card_list.py"/>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Pictures from it</source>
        <translation>由此绘制的图片数量</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/scrub_bar.py"/>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Predicted n&amp;oise</source>
        <translation>预测噪声(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Prediction</source>
        <translation>预测结果</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Preview: not kept. Ctrl+Enter draws with care.</source>
        <translation>预览：不保存。按 Ctrl+Enter 精细绘制。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>Preview: {facts}</source>
        <translation>预览：{facts}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Progress of the building</source>
        <translation>制作进度</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Prompt of the sketch</source>
        <translation>草图的提示词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Prompt to explore</source>
        <translation>要探索的提示词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>Put &amp;back</source>
        <translation>放回(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Put it in the trash, or back (Del)</source>
        <translation>移到回收站或放回 (Del)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Put the chosen picture into the library (K)</source>
        <translation>将所选图片存入图库 (K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Put these controls away</source>
        <translation>收起这些控件</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Put what the run has learnt among your models</source>
        <translation>将训练成果加入您的模型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>R&amp;ate</source>
        <translation>评分(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/radical_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Radical</source>
        <translation>部首</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Range of characters</source>
        <translation>字符范围</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Ranges such as U+4E00-9FFF, or single characters, with commas between</source>
        <translation>形如 U+4E00-9FFF 的范围或单个字符，用英文逗号分隔</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Rate</source>
        <translation>评分</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Redraw a &amp;part</source>
        <translation>重绘局部(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Redraw here</source>
        <translation>重绘此处</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Reduce &amp;motion</source>
        <translation>减少动态效果(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Rename preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Renamed {name}</source>
        <translation>已重命名为 {name}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Resume</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Run back to the start</source>
        <translation>倒放回开头</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Run on show</source>
        <translation>显示的训练</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>S: small, for a fast computer</source>
        <translation>S：小型，适合较快的电脑</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/widgets/choice_box.py"/>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Save &amp;all…</source>
        <translation>全部保存(&amp;A)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save all moments, or of one figure its pictures, one after the other</source>
        <translation>保存所有时刻；只有一张图时，依次保存其中的图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Save all pictures in</source>
        <translation>将所有图片保存到</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>Save all…</source>
        <translation>全部保存…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Save and end; the run can be resumed</source>
        <translation>保存并结束，之后可继续训练</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save movie…</source>
        <translation>保存动画…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Save preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save what is on show, with its captions</source>
        <translation>保存显示的内容及其说明</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Save, rename or delete presets</source>
        <translation>保存、重命名或删除预设</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <source>Saved {count} pictures in {folder}</source>
        <translation>已将 {count} 张图片保存到 {folder}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Say which of two glyphs is better (Alt+7)</source>
        <translation>选出两个字形中较好的一个 (Alt+7)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Schedule</source>
        <translation>噪声调度</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Seal of the last glyph</source>
        <translation>以最后一个字形为印章</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Search for an action or a key</source>
        <translation>搜索操作或快捷键</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Search: words, #tag, a seed, 2026-11-24</source>
        <translation>搜索：词语、#标签、种子、2026-11-24</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>See what each setting does (Alt+3)</source>
        <translation>查看每项设置的作用 (Alt+3)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Set</source>
        <translation>字形集</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Set every control to what drew it (A)</source>
        <translation>将所有控件设为绘制它时的值 (A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Sheet</source>
        <translation>样张</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>Sheets of the run, oldest first</source>
        <translation>训练样张，从最早开始</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Sheets, pages, fonts, outlines and movies (Alt+5)</source>
        <translation>样张、页面、字体、轮廓和动画 (Alt+5)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Show negative prompt, schedule and more</source>
        <translation>显示反向提示词、噪声调度等</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Show the saved &amp;file</source>
        <translation>显示已保存的文件(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Shows</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Size of the model</source>
        <translation>模型大小</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Sketch</source>
        <translation>手绘</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Something ended the trainer from outside: too little memory, a shutdown, or somebody who killed it.</source>
        <translation>训练程序被外部终止：内存不足、关机，或有人结束了它。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Specimen beside it (PDF)</source>
        <translation>附字体样张 (PDF)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Spends longer between noise and shape.</source>
        <translation>在噪声与成形之间停留更久。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Start with one of these, or type your own on the left</source>
        <translation>从这些词开始，或在左边输入您自己的</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>Starting…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/step_scrubber.py"/>
        <source>Step on show</source>
        <translation>显示的步骤</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/step_scrubber.py"/>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>Step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Steps × guidance</source>
        <translation>步数 × 引导强度</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Stop after the step under way (Esc)</source>
        <translation>在当前步骤后停止 (Esc)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Stop what is drawn and forget what waits (Shift+Esc)</source>
        <translation>停止正在绘制的，并取消等待中的 (Shift+Esc)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Stopped at step {step} of {steps}</source>
        <translation>已停在第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Stopping: a checkpoint is saved first…</source>
        <translation>正在停止：先保存检查点…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Strength, %</source>
        <translation>强度，%</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/strokes_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Strokes</source>
        <translation>笔画</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/style_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Take that back (K)</source>
        <translation>撤回涂抹的部分 (K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>Take the last verdict back (Ctrl+Z)</source>
        <translation>撤回上一次评分 (Ctrl+Z)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Tell the network nothing of components</source>
        <translation>不告诉网络任何部件</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>The 36 words</source>
        <translation>36 个词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The best pictures, with 30 steps or more.</source>
        <translation>图片最好，需 30 步以上。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>The board of 36 words</source>
        <translation>36 个词的总览</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The classic without noise: the same steps as Euler, derived another way.</source>
        <translation>经典的无噪采样：与 Euler 步骤相同，推导方式不同。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The few levels that drafts are made for.</source>
        <translation>专为草稿而设的少数级别。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/main_window.py"/>
        <source>The language changes at the next start.</source>
        <translation>语言将在下次启动时改变。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The levels of the original paper.</source>
        <translation>原论文中的噪声级别。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>The library</source>
        <translation>图库</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>The library could not be used: {reason}. A new one has begun.</source>
        <translation>图库无法使用：{reason}。已新建一个图库。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>The model “{name}” is installed: choose it in the menu Model.</source>
        <translation>模型“{name}”已安装：可在“模型”菜单中选择。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>The next pair is being drawn…</source>
        <translation>正在绘制下一对…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>The next pictures begin with seed {seed}</source>
        <translation>接下来的图片从种子 {seed} 开始</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The original, with noise at each step; wants hundreds.</source>
        <translation>最初的方法，每步加入噪声；需要数百步。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>The other prompt</source>
        <translation>另一个提示词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The plainest: straight along the slope.</source>
        <translation>最简单：沿斜率直行。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>The presets could not be read. New ones can be saved.</source>
        <translation>预设无法读取。可以保存新的预设。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>The presets could not be written to disk.</source>
        <translation>预设无法写入磁盘。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>The prompt is longer than the model reads.</source>
        <translation>提示词超出了模型可读的长度。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>The prompt is taken</source>
        <translation>已采用提示词</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>The ratings could not be read. New ones have begun.</source>
        <translation>评分无法读取，已重新开始。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <source>The settings of {name} are back</source>
        <translation>已恢复 {name} 的设置</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>The trainer did not start.</source>
        <translation>训练程序没有启动。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>The trainer starts…</source>
        <translation>正在启动训练程序…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>There are no more pairs here: write prompts, or draw some more of one prompt.</source>
        <translation>这里没有更多图片对了：请写下提示词，或用同一提示词再画几张。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>This model has no draft.</source>
        <translation>此模型没有草稿模式。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>This one →</source>
        <translation>这个 →</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>To</source>
        <translation>渐变为</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>To the right</source>
        <translation>右边</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/training_pages.py"/>
        <source>To train, install Glyph Studio with Python: {command} ({package} is missing here).</source>
        <translation>要进行训练，请用 Python 安装 Glyph Studio：{command}（此处缺少 {package}）。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Tolerance, pixels</source>
        <translation>容差，像素</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Train a model on a font (Alt+6)</source>
        <translation>用字体训练模型 (Alt+6)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Tune the model</source>
        <translation>微调模型</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Tuning needs {package}: pip install 'glyphstudio[train]'.</source>
        <translation>微调需要 {package}：pip install 'glyphstudio[train]'。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Tuning on show</source>
        <translation>显示的微调</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Turned</source>
        <translation>方向</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_table.py"/>
        <source>Two glyphs of “{prompt}”</source>
        <translation>“{prompt}”的两个字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Type a word. Watch a glyph appear.</source>
        <translation>输入一个词，看字形浮现。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Type the glyphs in any program</source>
        <translation>可在任何程序中输入这些字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>Type to try the font</source>
        <translation>输入文字试用字体</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <location filename="../../glyphstudio/ui/widgets/undo_bar.py"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/undo_bar.py"/>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销 (Ctrl+Z)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/undo_bar.py"/>
        <source>Undo: {message}</source>
        <translation>撤销：{message}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Unified Ideographs</source>
        <translation>统一表意文字</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Unlocked: every run draws a new seed</source>
        <translation>未锁定：每次都换新种子</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Upright</source>
        <translation>纵向页面</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>Use &amp;all its settings</source>
        <translation>使用其全部设置(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>Use its &amp;prompt</source>
        <translation>使用其提示词(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>Use its &amp;seed</source>
        <translation>使用其种子(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Use its settings</source>
        <translation>使用其设置</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Vary a &amp;little</source>
        <translation>略作变化(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Vary a l&amp;ot</source>
        <translation>大幅变化(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_table.py"/>
        <source>Waiting for a pair</source>
        <translation>正在等待图片对</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Waiting for the model…</source>
        <translation>正在等待模型…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_page.py"/>
        <source>What comes of it</source>
        <translation>绘制结果</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/radical_control.py"/>
        <source>What the glyph belongs to: search by number, character or English name</source>
        <translation>字形所属：可按编号、字符或英文名搜索</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>What the glyph should lead away from</source>
        <translation>字形应当避开的内容</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>What the model expects to end with: x₀</source>
        <translation>模型预计的最终结果：x₀</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>What the model takes for noise: the other two apart</source>
        <translation>模型视为噪声的部分：另外两者之差</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>What the sampler is working on: x with its noise</source>
        <translation>采样器正在处理的内容：带噪声的 x</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Where the noise comes from: the same seed draws the same picture again</source>
        <translation>噪声的来源：相同的种子会画出相同的图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Which components stand where: ⿰火直 is 火 left of 直</source>
        <translation>各部件的位置：⿰火直 表示 火 在 直 的左边</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Words to find it by, with spaces between:</source>
        <translation>便于查找的词语，用空格分隔：</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Writing</source>
        <translation>排字</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Writing in columns, with a key and a seal</source>
        <translation>分列书写，附对照表和印章</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>a model is being made of it…</source>
        <translation>正在由它制作模型…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>about {hours} h left</source>
        <translation>约剩 {hours} 小时</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>about {minutes} min left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>about {seconds} s left</source>
        <translation>约剩 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>above and below</source>
        <translation>上下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>above the lower left corner</source>
        <translation>左下包围</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>almost done</source>
        <translation>即将完成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/strokes_control.py"/>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>before tuning</source>
        <translation>微调之前</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>being drawn</source>
        <translation>正在绘制</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>each report</source>
        <translation>每次报告</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed</source>
        <translation>全包围</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed, open above</source>
        <translation>下三包围</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed, open at the right</source>
        <translation>左三包围</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed, open below</source>
        <translation>上三包围</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>epoch {number}</source>
        <translation>第 {number} 轮</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/card_model.py"/>
        <source>favourite</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/expansion_line.py"/>
        <source>for example</source>
        <translation>例如</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>guidance {guidance}</source>
        <translation>引导强度 {guidance}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>held out</source>
        <translation>留出集</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>installed as “{name}”, from step {step}</source>
        <translation>已安装为“{name}”，取自第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>left and right</source>
        <translation>左右</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <source>not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>one over the other</source>
        <translation>重叠</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>reference: the published recipe</source>
        <translation>reference：已发表的配方</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>running mean</source>
        <translation>滑动平均</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <location filename="../../glyphstudio/ui/pictures/card_model.py"/>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>seeds from {seed}</source>
        <translation>种子从 {seed} 起</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>seeds {left} and {right} · ← → say which is better, ↓ neither</source>
        <translation>种子 {left} 和 {right} · ← → 选出较好的，↓ 不分上下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>stopped at step {step}</source>
        <translation>停在第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>three above each other</source>
        <translation>上中下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>three side by side</source>
        <translation>左中右</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>under the upper left corner</source>
        <translation>左上包围</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>under the upper right corner</source>
        <translation>右上包围</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>{count} are typed by code point only, from U+F0000 on.</source>
        <translation>{count} 个只能用码位输入，从 U+F0000 起。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/expansion_line.py"/>
        <source>{count} combinations</source>
        <translation>{count} 种组合</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>{count} glyphs of {size} × {size} pixels</source>
        <translation>{count} 个字形，{size} × {size} 像素</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>{count} glyphs: Del removes, Alt with the arrows moves</source>
        <translation>{count} 个字形：Del 移除，Alt 加方向键移动</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>{count} pictures are</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>{count} pictures are chosen</source>
        <translation>已选择 {count} 张图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>{count} pictures in {seconds} s</source>
        <translation>{count} 张图片，用时 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>{count} waiting</source>
        <translation>{count} 项等待中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>{done} of {total} pictures</source>
        <translation>{done}/{total} 张图片</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>{drawn} glyphs; {done} of {total} characters</source>
        <translation>{drawn} 个字形；已处理 {done}/{total} 个字符</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts.py"/>
        <source>{key} is taken: {title}.</source>
        <translation>{key} 已被占用：{title}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>{name} · {size} × {size} pixels</source>
        <translation>{name} · {size} × {size} 像素</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/number_control.py"/>
        <source>{name}, slider</source>
        <translation>{name}，滑块</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>{name}, values</source>
        <translation>{name}的值</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>{pairs} pairs: {left} × left, {right} × right; {equal} equal</source>
        <translation>{pairs} 对：左 {left}，右 {right}；不分上下 {equal}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>{prompt}, and one other</source>
        <translation>{prompt}，及另外一个</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>{prompt}, and {count} others</source>
        <translation>{prompt}，及另外 {count} 个</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>{rate} samples/s</source>
        <translation>{rate} 样本/秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>{steps} steps</source>
        <translation>{steps} 步</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>{what} back in the library</source>
        <translation>{what}已放回图库</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>{what} in the trash</source>
        <translation>{what}已移到回收站</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>… and Extension A</source>
        <translation>… 及扩展 A</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>← This one</source>
        <translation>← 这个</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_table.py"/>
        <source>← the left is better, → the right is better, ↓ neither, ⌫ undo</source>
        <translation>← 左边更好，→ 右边更好，↓ 不分上下，⌫ 撤销</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>↓ Equal</source>
        <translation>↓ 不分上下</translation>
    </message>
</context>
</TS>
